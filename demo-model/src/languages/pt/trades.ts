import type { Language } from "../language.ts";
import { flowersAndPhysio } from "./flowers-and-physio.ts";
import { byAppointment } from "./trades-by-appointment.ts";

export const trades: Language["trades"] = {
  ...byAppointment,
  ...flowersAndPhysio,
  food: {
    scenes: [
      "Dez para as nove, o estômago vazio, e o dia já a pedir coisas.",
      "Lá fora está cinzento, e a cozinha de casa não vai cheirar a pão sozinha.",
      "Tem vinte minutos só seus, e eles merecem mais do que uma bolacha à secretária.",
    ],
    moments: [
      "A caminho do trabalho, com dez minutos de folga",
      "Sábado de manhã, ainda sem planos",
      "Uma pausa que merece mais do que a secretária",
    ],
    lessons: [
      {
        title: "Como guardar o pão",
        text: "Com o lado cortado para baixo, numa tábua de madeira e debaixo de um pano. O frigorífico seca-o; o congelador, já em fatias, não.",
      },
      {
        title: "Café e doce, pela ordem certa",
        text: "Primeiro um gole sem açúcar, depois uma dentada, e só então se decide. O doce muda o sabor do café.",
      },
      {
        title: "Um bom pequeno-almoço em quinze minutos",
        text: "Decida na véspera, saia dez minutos mais cedo e sente-se a comer. É o sentar que faz o pequeno-almoço.",
      },
      {
        title: "Pão de véspera sem desperdício",
        text: "Fatias finas no forno dão tostas; em cubos, com azeite e alho, vão bem na sopa. O que sobra, rala-se.",
      },
    ],
    tags: ["PãoFresco", "PequenoAlmoço", "CaféDeBairro"],
    pictures: [
      "Duas mãos pousam uma chávena e um prato numa mesa de madeira junto à janela",
      "O balcão à luz da manhã, com o primeiro tabuleiro acabado de pousar",
      "Uma mesa para dois com café, pão e um jornal dobrado",
    ],
    searches: ["Pequeno-almoço perto de si", "Padaria no bairro", "Café e qualquer coisa boa"],
    emoji: "☕",
  },
  bike: {
    scenes: [
      "Uma semana de chuva e areia, e a corrente começou a cantar.",
      "Primeira manhã fria, e os travões respondem um segundo mais tarde.",
      "Na segunda-feira quer pedalar, não empurrar.",
    ],
    moments: [
      "Um barulho no caminho que na semana passada não existia",
      "A única bicicleta, de que a família depende",
      "Uma semana calma antes da época",
    ],
    lessons: [
      {
        title: "Como ouvir uma corrente gasta",
        text: "Pedale devagar junto a uma parede e escute: a corrente seca chia, a gasta range. Depois da chuva, seque-a e ponha uma gota de óleo em cada elo.",
      },
      {
        title: "Travões no inverno",
        text: "Se a manete se aproxima mais do punho do que no outono, os calços ou o cabo pedem atenção. Jantes limpas fazem a diferença que se sente primeiro.",
      },
      {
        title: "A pressão dos pneus no frio",
        text: "O ar encolhe com o frio: veja a pressão de duas em duas semanas. O valor está escrito na lateral do pneu.",
      },
    ],
    tags: ["OficinaDeBicicletas", "PedalarNaCidade", "BicicletaNoInverno"],
    pictures: [
      "Uma bicicleta no suporte, duas mãos a rodar o pedal",
      "Uma bancada com corrente, escova e um frasco de óleo",
      "Uma bicicleta de carga à porta da oficina",
    ],
    searches: ["Oficina de bicicletas", "Revisão da bicicleta", "Reparação perto de si"],
    emoji: "🚲",
  },
  shop: {
    scenes: [
      "Precisa de um presente até sábado, e que não pareça comprado à pressa.",
      "Sabe mais ou menos o que quer. Só gostava de o ter na mão primeiro.",
      "Na Internet há quatro mil. Precisa de um, e de alguém que o conheça.",
    ],
    moments: [
      "Um aniversário no fim de semana",
      "Meia hora livre na cidade",
      "Algo em casa que precisa de ser substituído",
    ],
    lessons: [
      {
        title: "Como escolher um presente",
        text: "Pense numa divisão onde a pessoa gosta de estar e numa coisa que lá se usa todas as semanas. Antes útil do que vistoso.",
      },
      {
        title: "Comprar menos, escolher melhor",
        text: "Pegue na peça, pergunte de onde vem e durma sobre o assunto. O que amanhã ainda apetecer é o certo.",
      },
      {
        title: "Perguntas para fazer ao balcão",
        text: "Quem fez, como se cuida, o que acontece se se partir? Uma boa loja gosta destas perguntas.",
      },
    ],
    tags: ["ComércioLocal", "LojaDeBairro", "CoisasBoas"],
    pictures: [
      "Uma prateleira de madeira com poucas peças, cada uma com espaço à volta",
      "Mãos a embrulhar um pacote em papel pardo",
      "A montra ao fim da tarde, iluminada por dentro",
    ],
    searches: ["Uma loja perto de si", "Presentes com história", "Entre e veja"],
    emoji: "🎁",
  },
  general: {
    scenes: [
      "Está na sua lista há semanas, logo abaixo das coisas que fazem mais barulho.",
      "Prefere perguntar a uma pessoa a ler quarenta páginas sobre o assunto.",
      "Tem uma hora livre esta semana, e uma coisa que anda para fazer.",
    ],
    moments: [
      "Uma tarefa que está na lista há semanas",
      "Uma recomendação que ainda não seguiu",
      "Uma hora livre na semana",
    ],
    lessons: [
      {
        title: "Três perguntas antes de decidir",
        text: "O que inclui, o que não inclui, e o que acontece a seguir? Com três respostas claras, escolhe-se com calma.",
      },
      {
        title: "Como comparar duas ofertas",
        text: "Escreva preço e condições lado a lado e risque o que não precisa. O que fica é a verdadeira comparação.",
      },
      {
        title: "Começar pelo passo mais pequeno",
        text: "Uma pergunta, uma página, uma visita. Os passos pequenos dão-se com mais vontade.",
      },
    ],
    tags: ["ComércioLocal", "PequenosNegócios", "NoBairro"],
    pictures: [
      "Duas pessoas a conversar ao balcão",
      "Uma porta aberta com a luz do dia no chão",
      "Uma mesa com um caderno, uma caneta e duas chávenas",
    ],
    searches: ["Perto de si, fácil de falar", "Pergunte a quem sabe", "Planeie a primeira visita"],
    emoji: "🙂",
  },
};
