import type { Angle, AngleBank } from "../language.ts";

export const angles: Record<Angle, AngleBank> = {
  offer: {
    label: "Dizer com clareza o que é, quanto custa e em que condições",
    topics: ["{offer}: quanto custa e o que inclui", "{offer} em três frases"],
    hooks: [
      "{offer}. {price}. Está dito.",
      "{offer}: quanto custa? {price}.",
      "{offer} por {price}, com as condições logo ao lado do preço.",
      "{offer}, contado de uma só vez.",
    ],
    follows: [
      "Sem enigmas: leia as condições, veja se cabe na sua semana e decida.",
      "Se as condições servirem, é para si. Se não, perdeu dez segundos e mais nada.",
      "Preferimos dizer os limites agora a dizê-los depois.",
    ],
    subjects: ["{offer} por {price}", "{offer}: quanto custa", "A oferta, sem rodeios"],
    ctas: ["Ver {offer}", "Ler as condições", "Ver o que inclui"],
  },
  moment: {
    label: "Partir de um momento do dia de quem lê",
    topics: ["O momento certo: {offer}", "Um dia normal, um pouco mais fácil", "Quando vai gostar de nos conhecer"],
    hooks: ["{scene}", "Uma pequena cena que talvez conheça. {scene}", "Pense nesta semana. {scene}"],
    follows: [
      "Foi nesse momento que pensámos.",
      "Não é preciso um grande plano. Basta uma boa decisão e um sítio aonde ir.",
      "Se está a acenar com a cabeça, o resto é para si.",
    ],
    subjects: ["Para um momento da sua semana", "Talvez conheça esta cena", "Um pequeno plano para esta semana"],
    ctas: ["Combinar para esta semana", "Escolher o dia", "Planear a visita"],
  },
  guide: {
    label: "Ensinar uma coisa útil, sem vender nada",
    topics: ["{lessonTitle}: um guia breve", "{lessonTitle}", "Bom saber: {lessonTitle}"],
    hooks: [
      "{lessonTitle}: aqui vai a versão curta.",
      "Uma coisa que vale a pena saber: {lessonTitle}.",
      "Dois minutos sobre isto: {lessonTitle}.",
    ],
    follows: ["{lesson}", "Isto não se compra, sabe-se. {lesson}", "Guarde para o dia em que precisar. {lesson}"],
    subjects: ["{lessonTitle}", "Dois minutos úteis", "Para saber esta semana"],
    ctas: ["Ler o guia breve", "Guardar para depois", "Perguntar-nos"],
  },
  detail: {
    label: "Mostrar um pormenor que só esta casa pode contar",
    topics: ["Um pormenor nosso: {detail}", "O que fazemos, numa linha: {detail}", "Um olhar por dentro"],
    hooks: [
      "Uma linha sobre nós: {detail}.",
      "Se ficar com uma só coisa na memória, que seja esta: {detail}.",
      "Um pormenor da casa: {detail}.",
    ],
    follows: [
      "Parece um pormenor. É a nossa maneira de trabalhar.",
      "Venha ver se é para si. Diz mais do que qualquer publicação.",
      "São coisas pequenas, nós sabemos. Mas é delas que gostamos.",
    ],
    subjects: ["Uma linha sobre nós", "Um pormenor da casa", "O que queremos dizer com isto"],
    ctas: ["Conhecer a casa", "Ver como trabalhamos", "Passar por cá"],
  },
  visit: {
    label: "Tornar fácil a primeira visita: onde, quando e como",
    topics: [
      "A sua primeira visita: onde, quando e como",
      "Como nos encontrar em {city}",
      "Tudo o que é prático, numa página",
    ],
    hooks: [
      "Vem pela primeira vez? Está aqui tudo o que precisa.",
      "Onde, quando e como: {name} numa página.",
      "Ainda não nos conhece? Dá menos trabalho do que parece.",
    ],
    follows: [
      "Leia uma vez e pode esquecer o planeamento.",
      "Guarde agora, e a próxima hora livre fica planeada.",
      "A parte prática é curta, por isso vai inteira.",
    ],
    subjects: ["Onde, quando e como", "A primeira visita, já planeada", "Tudo o que é prático"],
    ctas: ["Planear a visita", "Ver o caminho", "Ver os horários"],
  },
  doubt: {
    label: "Dizer qual é a dúvida e responder-lhe",
    topics: [
      "A pergunta antes da primeira visita: {doubt}",
      "Resposta franca a uma dúvida franca: {doubt}",
      "Ainda está indeciso?",
    ],
    hooks: [
      "“{doubt}” É uma pergunta justa.",
      "Ainda a pensar? “{doubt}”",
      "Primeiro a dúvida, depois o resto. “{doubt}”",
    ],
    follows: [
      "Pergunte-nos antes de decidir. Uma resposta curta poupa uma viagem em vão.",
      "Diga-nos numa linha o que procura, e dizemos com franqueza se serve.",
      "Traga a pergunta consigo. Ninguém tem de saber tudo antes.",
    ],
    subjects: ["“{doubt}”", "Uma pergunta justa", "Ainda está indeciso?"],
    ctas: ["Perguntar primeiro", "Enviar a pergunta", "Ter uma resposta franca"],
  },
  question: {
    label: "Perguntar a quem lê algo a que apetece responder",
    topics: ["{offer}: uma pergunta para si", "O que lhe facilitava a vida?", "A sua semana, a sua palavra"],
    hooks: [
      "Uma pergunta a sério: o que ainda não o trouxe até cá?",
      "De manhã, à hora de almoço ou ao fim da tarde: quando lhe dava mais jeito?",
      "{offer}: o que gostava de saber primeiro?",
    ],
    follows: [
      "Bastam uma palavra ou duas. Todas as respostas nos ajudam.",
      "Não andamos à caça de gostos. Queremos saber o que explicar melhor.",
      "A sua resposta ajuda-nos a escolher o próximo tema.",
    ],
    subjects: ["Uma pergunta para si", "O que lhe dava mais jeito?", "Uma linha sua, por favor"],
    ctas: ["Dizer numa linha", "Enviar a resposta", "Responder com uma palavra"],
  },
  closing: {
    label: "Resumir com calma: a oferta, as condições e o caminho até nós",
    topics: ["{offer} mais uma vez, com tudo o que é preciso", "O resumo antes de escolher", "Tudo num só lugar"],
    hooks: [
      "Tudo o que dissemos nas últimas semanas, em quatro linhas.",
      "Se só ler uma publicação nossa, que seja esta.",
      "Mais uma vez: {offer}, com tudo o que precisa para decidir.",
    ],
    follows: [
      "Fica tudo num só lugar. Escolha quando lhe apetecer.",
      "Sem contagens decrescentes nem tambores. Só os factos, outra vez.",
      "Veja as condições, escolha o dia, e pronto.",
    ],
    subjects: ["Tudo num só lugar", "{offer}, em resumo", "O resumo breve"],
    ctas: ["Escolher o dia", "Ver tudo outra vez", "Decidir com calma"],
  },
};
