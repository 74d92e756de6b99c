import type { Plan } from "../language.ts";

export const plan: Plan = {
  summary: [
    "De {from} a {to}, {count} para um só objetivo: {aim}. Partem de um momento do dia a dia (“{moment}”), ensinam uma coisa útil (“{lessonTitle}”), respondem à dúvida “{doubt}” e apresentam a oferta ({offer}) com preço e condições.",
    "{count} entre {from} e {to}, um só objetivo: {aim}. O primeiro passo que propomos é este: {offer}. Antes, quem lê encontra uma situação que conhece (“{moment}”) e uma resposta franca a “{doubt}”.",
    "De {from} a {to}, {count} para um só objetivo: {aim}. Partem de um momento do dia a dia (“{moment}”), ensinam uma coisa útil (“{lessonTitle}”) e respondem à dúvida “{doubt}”.",
  ],
  wishes: {
    shorter: "mais curto e mais simples",
    longer: "com mais pormenor",
    warmer: "mais caloroso e pessoal",
    specific: "mais concreto",
    offer: "com a oferta mais à frente",
    noEmoji: "sem emojis",
    other: "“{instruction}”",
  },
  replanned: "Plano refeito com o seu pedido em mente: {wish}.",
  positioning: [
    "{name} é para {readers}: {promise}, a começar por {offer}, {price}.",
    "{name} é para {readers}: {promise}.",
    "{name} quer ser isto: {promise}, a começar por {offer}, {price}.",
    "{name} quer ser isto: {promise}.",
  ],
  segments: [
    { name: "Vizinhos que ainda não vieram", message: "" },
    { name: "Quem nos conhece e vem pouco", message: "{offer}, {price}: a próxima boa razão para vir." },
    { name: "Quem ainda está a comparar", message: "" },
  ],
  audiences: {
    families: {
      name: "Famílias",
      moment: "Uma tarde com crianças, e cada um a querer uma coisa",
      doubt: "Posso levar as crianças?",
      answer: "Diga-nos as idades e dizemos com franqueza o que lhes serve.",
    },
    visitors: {
      name: "Visitantes",
      moment: "Uma hora livre numa cidade que ainda não conhecem",
      doubt: "É fácil dar com o sítio?",
      answer: "A morada e o horário vão nos textos, para ninguém andar à procura.",
    },
    workers: {
      name: "Quem tem o dia cheio de trabalho",
      moment: "Um intervalo entre duas reuniões",
      doubt: "Demora muito?",
      answer: "Diga quanto tempo tem, e respondemos com franqueza se chega.",
    },
    neighbours: {
      name: "Quem mora no bairro",
      moment: "Passar à porta pela terceira vez na mesma semana",
      doubt: "Também há qualquer coisa para mim?",
      answer: "Entre e pergunte; a primeira visita não obriga a nada.",
    },
    starters: {
      name: "Quem está a começar",
      moment: "A noite em que finalmente se vai procurar",
      doubt: "Serei a única pessoa a começar?",
      answer: "Todos começaram um dia. Diga que é a primeira vez e mostramos-lhe o caminho.",
    },
    active: {
      name: "Quem anda sempre em movimento",
      moment: "O dia em que qualquer coisa range ou puxa",
      doubt: "Quanto tempo tenho de parar?",
      answer: "Diga o que faz e desde quando, e dizemos por onde começar.",
    },
    owners: {
      name: "Quem tem um pequeno negócio",
      moment: "Dez da noite, com a papelada ainda aberta",
      doubt: "O meu caso é pequeno demais?",
      answer: "É para casos pequenos que isto existe. Pergunte antes de decidir.",
    },
  },
  and: " e ",
  keyMessages: ["{offer}: {price}, {terms}.", "{offer}: {price}.", "{detail}.", "{fact}.", "“{doubt}” {answer}"],
  metrics: {
    bookings: ["{offer}: marcações", "Marcações"],
    sales: ["{offer}: vendas", "Vendas"],
    clients: ["{newcomers}", "Novos clientes"],
    results: ["Contactos que referem a campanha"],
    share: ["Novos que ficam"],
    published: ["Textos publicados a tempo"],
  },
  count: { one: "{n} texto", other: "{n} textos" },
  units: { total: "no total", perWeek: "por semana", pieces: { one: "texto", other: "textos" } },
  measuredBy: {
    bookings: ["Agenda, com um visto em cada marcação que refira a campanha"],
    sales: ["Contagem na caixa: um traço por cada venda ({offer})", "Contagem na caixa"],
    clients: ["A pergunta “Como soube de nós?” na primeira visita"],
    results: ["Contagem ao lado do telefone e do correio"],
    share: ["A lista dos novos, comparada com a dos que ficaram"],
    published: ["O calendário desta campanha"],
  },
  roles: {
    instagram: ["Mostra a casa antes de alguém vir. Por exemplo: {picture}."],
    facebook: [
      "Fala com o bairro ({city}): horário, {offer} e respostas nos comentários.",
      "Fala com o bairro: horário, morada e respostas nos comentários.",
    ],
    linkedin: ["Responde em público a “{doubt}” e ensina uma coisa de cada vez a quem decide."],
    x: ["Uma ideia por publicação: uma dica como “{lessonTitle}” ou uma pergunta."],
    bluesky: ["Conversa em vez de anunciar: uma ideia por publicação, como a resposta a “{doubt}”"],
    threads: ["Pergunta, ouve e aproveita as respostas. Por exemplo: {question}"],
    email: [
      "{offer}, com as condições e um só botão, para quem pediu as nossas cartas.",
      "Uma carta com um só botão, para quem a pediu.",
    ],
    sms: [
      "Um só lembrete da oferta ({offer}), apenas a quem o autorizou.",
      "Um só lembrete, apenas a quem o autorizou.",
    ],
    blog: ["Responde a “{doubt}” e explica “{lessonTitle}” a quem pesquisa."],
    google_ads: [
      "Chega a quem pesquisa “{search}”, com a oferta ({offer}) e o preço.",
      "Chega a quem pesquisa “{search}”.",
    ],
  },
  pillars: { teach: "Bom saber", prove: "Visto de perto", people: "Momentos do dia", offer: "A oferta" },
  avoids: {
    posts: "Só ofertas; uma publicação merece o lugar com algo para ver ou para guardar.",
    letters: "Dois assuntos na mesma carta.",
    texts: "Saudações e novidades que podem esperar.",
    search: "Palavras que ninguém pesquisa.",
  },
  cadences: {
    once: "uma vez",
    few: { other: "{n} no total" },
    weekly: "cerca de um por semana",
    perWeek: { other: "cerca de {n} por semana" },
  },
  budget: {
    ads: {
      item: "Anúncios na pesquisa",
      reason: "Chegam a quem já procura; ao fim de duas semanas, parar o que não traz cliques.",
    },
    boost: {
      item: "Alcance pago para o que funciona",
      reason: "Pôr dinheiro só nas publicações que já correram bem por si.",
    },
    photos: {
      item: "Fotografias de trabalho real",
      reason: "Uma manhã de fotografias alimenta todos os canais durante semanas.",
    },
    sending: { item: "Envio", reason: "Custos de envio a quem deu o seu consentimento." },
    writing: { item: "Revisão dos textos", reason: "Um segundo par de olhos antes de publicar." },
    reserve: { item: "Reserva", reason: "Fica de lado para o que se mostrar útil na segunda metade." },
  },
  risks: [
    {
      risk: "Alguém vem pela oferta ({offer}) e não viu as condições: {terms}.",
      response: "Pôr preço e condições sempre na mesma frase e tê-los à mão quando alguém pergunta.",
    },
    {
      risk: "Um texto aproxima-se demais da regra da casa: {rule}.",
      response: "Antes de aprovar, ler cada texto uma vez só a pensar nesta regra.",
    },
    {
      risk: "Numa semana cheia não há tempo para publicar.",
      response: "Aprovar com uma semana de avanço e cortar o texto mais fraco em vez de publicar tarde.",
    },
    {
      risk: "Muitos leem, poucos dão o passo seguinte.",
      response: "Ao fim de duas semanas, ver que apelo trouxe respostas e ficar com esse.",
    },
  ],
};
