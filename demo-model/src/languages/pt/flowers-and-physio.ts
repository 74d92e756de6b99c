import type { Scenery } from "../language.ts";

/** Trades with situations of their own that a shop or a clinic in general does not share. */
export const flowersAndPhysio: Record<"flowers" | "physio", Scenery> = {
  flowers: {
    scenes: [
      "Tem um jantar no sábado, e da última vez já levou a garrafa de vinho.",
      "A mesa está posta, a cozinha arrumada, e no meio ainda falta qualquer coisa.",
      "Quer agradecer, e uma mensagem parece pouco.",
    ],
    moments: [
      "Um convite, e ainda nada para levar",
      "Uma jarra vazia na cozinha",
      "Um obrigado que pede mais do que uma mensagem",
    ],
    lessons: [
      {
        title: "Como fazer durar um ramo",
        text: "Corte os pés na diagonal, tire as folhas que ficam dentro de água e mude a água dia sim, dia não. À noite, um sítio fresco ajuda.",
      },
      {
        title: "Que jarra para que ramo",
        text: "As flores devem ter cerca de metade a mais da altura da jarra. Um gargalo estreito segura poucos pés; um largo pede um ramo cheio.",
      },
      {
        title: "O que dizer à florista",
        text: "Para quem, para que divisão e quanto quer gastar. Com três respostas faz-se um ramo certo.",
      },
    ],
    tags: ["FloresDaÉpoca", "Florista", "FloresFrescas"],
    pictures: [
      "Duas mãos a atar um ramo com fio numa bancada de madeira",
      "Baldes de flores cortadas à luz da manhã, junto à porta",
      "Um ramo pequeno num frasco de compota em cima da mesa",
    ],
    searches: ["Florista perto de si", "Encomendar um ramo", "Flores da época"],
    emoji: "💐",
  },
  physio: {
    scenes: [
      "Quatro horas à secretária, e virar a cabeça passou a ser uma decisão.",
      "A primeira corrida depois da pausa, e o joelho tem uma opinião.",
      "Já dormiu sobre o assunto, já alongou, já fez de conta. Ainda lá está.",
    ],
    moments: [
      "Um dia inteiro à secretária",
      "A primeira corrida depois da pausa",
      "Uma coisa que já devia ter passado",
    ],
    lessons: [
      {
        title: "Uma pausa que custa um minuto",
        text: "Levante-se, rode os ombros devagar, olhe pela janela. Junte-a a uma coisa que já faz, como encher o copo.",
      },
      {
        title: "O que apontar antes da primeira consulta",
        text: "Desde quando, em que movimento, a que horas do dia. Três linhas no papel poupam muita adivinha.",
      },
      {
        title: "O que vestir e trazer",
        text: "Roupa em que se mexa bem, os papéis que tiver e os sapatos com que anda ou corre.",
      },
    ],
    tags: ["Fisioterapia", "PausaAtiva", "MexerBem"],
    pictures: [
      "Uma marquesa junto à janela com uma toalha dobrada",
      "Um par de sapatilhas de corrida ao lado de um colchão",
      "Duas pessoas a conversar em frente a um espaldar",
    ],
    searches: ["Fisioterapia perto de si", "Marcar fisioterapia", "Consulta de fisioterapia"],
    emoji: "🙂",
  },
};
