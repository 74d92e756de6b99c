import type { Plan } from "../language.ts";

export const plan: Plan = {
  summary: [
    "{count} de {from} a {to}, à volta de uma só oferta: {offer}. Começamos por momentos normais da semana dos clientes, respondemos à dúvida que os faz adiar e repetimos preço e condições até ninguém ter de perguntar. Cada texto dá uma razão e pede uma só coisa.",
    "De {from} a {to} publicamos {count}. Primeiro o momento do dia a dia, depois a dúvida, depois a oferta ({offer}) com as condições. Nenhum canal tem de fazer tudo: cada um tem a sua tarefa, e todos levam ao mesmo passo.",
    "De {from} a {to} publicamos {count}. O plano junta conhecimento útil, uma resposta franca à dúvida do costume e a parte prática. Cada texto dá uma razão e pede uma só coisa.",
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
    "Para quem: {audience}. O que defendemos: preço e condições claros antes de decidir. O que podemos provar: {detail}.",
    "{name}: para quem quer uma resposta franca antes de decidir. O que podemos provar: {detail}.",
    "{name}: para quem quer uma resposta franca antes de decidir, de alguém que está perto.",
  ],
  segments: [
    { name: "Quem já nos conhece", message: "{offer}, {price}: a próxima boa razão para passar por cá." },
    {
      name: "Vizinhos que ainda não vieram",
      message: "A primeira visita planeia-se depressa: a parte prática está toda num só lugar.",
    },
    { name: "Quem ainda está indeciso", message: "Pergunte primeiro. Recebe uma resposta franca e decide depois." },
  ],
  keyMessages: [
    "{offer}: {price}, {terms}.",
    "{detail}.",
    "{fact}.",
    "O preço e as condições são claros antes de decidir.",
    "Pergunte primeiro: uma resposta franca só custa uma linha.",
    "Um só passo a seguir, fácil de encontrar: {host}.",
  ],
  metrics: {
    bookings: "Marcações",
    sales: "Vendas",
    clients: "Novos clientes",
    results: "Contactos vindos da campanha",
    share: "Parte dos que ficam",
    published: "Conteúdos publicados a tempo",
  },
  count: { one: "1 conteúdo", many: "{n} conteúdos" },
  namedMetric: "{metric}: {offer}",
  units: { total: "no total", perWeek: "por semana", pieces: "conteúdos" },
  measuredBy: {
    tracked: "Contar na caixa ou na agenda, com a pergunta “Como soube de nós?”",
    share: "Comparar a lista dos novos com a dos que ficaram",
    calendar: "O calendário desta campanha",
  },
  roles: {
    instagram: "Mostra a casa e as pessoas a trabalhar; torna familiar a primeira visita.",
    facebook: "Fala com o bairro: horários, morada e respostas nos comentários.",
    linkedin: "Partilha uma lição de cada vez e abre conversas com quem decide.",
    x: "Um pensamento por publicação, rápido de ler e fácil de passar adiante.",
    bluesky: "Um pensamento por publicação, em tom de conversa.",
    threads: "Faz perguntas e recolhe respostas que melhoram os textos seguintes.",
    email: "Conta a história inteira a quem a pediu, com um só botão.",
    sms: "Um lembrete breve a quem o autorizou, com parcimónia.",
    blog: "Responde por inteiro a quem pesquisa e continua a ser encontrado depois.",
    google_ads: "Encontra as pessoas no momento em que procuram, com preço e condições.",
  },
  cadences: {
    once: "uma vez",
    few: "{n} no total",
    weekly: "cerca de um por semana",
    perWeek: "cerca de {n} por semana",
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
      risk: "Os textos prometem mais do que o dia a dia consegue cumprir.",
      response: "Usar só factos do perfil; ver a capacidade no início de cada semana e abrandar a tempo.",
    },
    {
      risk: "Muitos leem, poucos dão o passo seguinte.",
      response: "Ao fim de duas semanas, comparar os apelos e ficar com o que traz respostas.",
    },
    {
      risk: "Nas semanas cheias falta tempo para publicar.",
      response: "Escrever e aprovar com uma semana de avanço; antes cortar o mais fraco do que publicar tarde.",
    },
    {
      risk: "As condições são mal entendidas.",
      response: "Pôr preço e condições sempre na mesma frase e juntar as perguntas num só lugar.",
    },
  ],
};
