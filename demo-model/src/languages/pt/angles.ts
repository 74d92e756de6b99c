import type { Angle, AngleBank } from "../language.ts";

export const angles: Record<Angle, AngleBank> = {
  offer: {
    label: "Dizer com clareza o que é, quanto custa e em que condições",
    topics: ["{offer}: {price} e o que inclui", "{offer}: preço e condições", "{offer}: para quem é"],
    hooks: [
      "{moment}? É para isso que existe: {offer}.",
      "Uma boa razão para passar por cá esta semana: {offer}.",
      "{offer}: para quem gosta de saber o preço antes.",
      "Uma ideia para {weekday}: {offer}.",
    ],
    follows: [
      "Leia as condições, veja se cabe na sua semana e apareça.",
      "Não é para si? Envie a quem lhe veio agora à cabeça.",
      "Se alguma coisa não estiver clara, pergunte antes de vir. Explicamos duas vezes com gosto.",
    ],
    subjects: ["{offer} por {price}", "{offer}: preço e condições", "Uma boa razão para esta semana"],
    ctas: ["Veja {offer}", "Leia as condições", "Saiba mais"],
  },
  moment: {
    label: "Partir de um momento do dia de quem lê",
    topics: ["{moment}", "{moment}: o que ajuda", "Feito para isto: {moment}"],
    hooks: ["{scene}", "Soa-lhe familiar? {scene}", "Há semanas assim. {scene}"],
    follows: ["{invite}", "Não é preciso um grande plano. {invite}", "Começa-se por um passo pequeno. {invite}"],
    subjects: ["{moment}", "Para um dia destes", "Soa-lhe familiar?"],
    ctas: ["Planeie a visita", "Veja o caminho", "Saiba mais"],
  },
  guide: {
    label: "Ensinar uma coisa útil, sem vender nada",
    topics: ["{lessonTitle}", "{lessonTitle}: explicado em poucas linhas", "Para guardar: {lessonTitle}"],
    hooks: ["{lessonTitle}.", "Em menos de um minuto: {lessonTitle}.", "Uma dica para guardar: {lessonTitle}."],
    follows: ["{lesson}", "{lesson} Guarde para o dia em que precisar.", "{lesson} Passe a quem possa dar jeito."],
    subjects: ["{lessonTitle}", "Uma dica para guardar", "Para saber esta semana"],
    ctas: ["Faça-nos a sua pergunta", "Mais sobre nós", "Fale connosco"],
  },
  detail: {
    label: "Mostrar um pormenor que só esta casa pode contar",
    topics: ["{detail}", "{name}: {detail}", "Cá em casa: {detail}"],
    hooks: ["{detail}.", "Talvez ainda não saiba. {detail}.", "Para quem ainda não veio: {detail}."],
    follows: [
      "Se isto lhe agrada, apareça.",
      "Pergunte-nos por isto quando cá estiver. Gostamos de contar.",
      "{invite}",
    ],
    subjects: ["Talvez ainda não saiba", "Para quem ainda não veio", "Uma coisa nossa"],
    ctas: ["Venha ver", "Conheça a casa", "Veja o que fazemos"],
  },
  visit: {
    label: "Tornar fácil a primeira visita: onde, quando e como",
    topics: [
      "{weekday} por cá: horário e morada",
      "O caminho até nós: {brand}",
      "Primeira vez? Tudo para o caminho",
      "Como nos encontrar ({city})",
    ],
    hooks: [
      "Passa por cá esta semana?",
      "É a primeira vez? O caminho é este.",
      "Antes de sair de casa: onde estamos e quando abrimos.",
      "Anda há muito para vir? É assim.",
    ],
    follows: [
      "Não precisa de saber nada antes. Basta perguntar.",
      "Guarde a publicação e já não tem de procurar.",
      "Se não der com a porta, mande uma mensagem.",
    ],
    subjects: ["Onde estamos e quando abrimos", "O caminho até nós", "Passa por cá esta semana?"],
    ctas: ["Veja o caminho", "Veja o horário", "Planeie a visita"],
  },
  doubt: {
    label: "Dizer qual é a dúvida e responder-lhe",
    topics: ["“{doubt}” Uma resposta franca", "“{doubt}”", "Boa pergunta: “{doubt}”"],
    hooks: [
      "“{doubt}” É uma boa pergunta.",
      "Talvez já se tenha perguntado: “{doubt}”",
      "Vale a pena perguntar antes: “{doubt}”",
    ],
    follows: ["{answer}", "{answer} {invite}"],
    subjects: ["“{doubt}”", "Uma resposta franca", "Talvez já se tenha perguntado"],
    ctas: ["Pergunte primeiro", "Envie a sua pergunta", "Receba uma resposta franca"],
  },
  question: {
    label: "Perguntar a quem lê algo a que apetece responder",
    topics: ["{question}", "A sua vez: {question}", "Diga lá: {question}"],
    hooks: ["{question}", "Diga lá com franqueza. {question}", "Cá dentro não há acordo. {question}"],
    follows: ["Basta uma palavra.", "Nós temos opinião. Primeiro a sua.", "Não há respostas erradas."],
    subjects: ["{question}", "Uma pergunta para si", "Diga lá com franqueza"],
    ctas: ["Envie a sua resposta", "Dê a sua opinião", "Conte-nos"],
  },
  closing: {
    label: "Resumir com calma: a oferta, as condições e o caminho até nós",
    topics: ["{offer} mais uma vez, com tudo o que é preciso", "Antes de escolher o dia", "Caso lhe tenha escapado"],
    hooks: [
      "Caso lhe tenha escapado: {offer}.",
      "Anda para vir há algum tempo? Esta semana é boa.",
      "{offer} mais uma vez, com as letras pequenas em tamanho grande.",
    ],
    follows: ["Veja as condições, escolha o dia, e pronto.", "{invite}", "Quem leu até aqui já está quase cá."],
    subjects: ["Caso lhe tenha escapado", "{offer}, mais uma vez", "Tudo para a visita"],
    ctas: ["Escolha o dia", "Saiba mais", "Planeie a visita"],
  },
};
