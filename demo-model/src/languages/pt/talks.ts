import type { Language } from "../language.ts";

export const talks: Language["talks"] = {
  food: {
    promise: "um pequeno-almoço a sério e bom pão num dia como os outros",
    questions: [
      "Doce ou salgado antes das nove?",
      "O bico do pão: é seu ou da família?",
      "Primeiro o café ou primeiro a dentada?",
    ],
    invites: [
      "Passe a caminho, e leve qualquer coisa para mais tarde.",
      "Sente-se dez minutos. O dia aguenta.",
      "Siga o nariz. Ele sabe o caminho.",
    ],
    doubts: [
      { text: "Vale a pena o desvio?", answer: "Experimente num dia em que já passe por perto. Depois fica a saber." },
      {
        text: "Vou apanhar fila?",
        answer: "Na hora cheia, às vezes. Venha um pouco antes ou depois, ou pergunte-nos quando é mais calmo.",
      },
      {
        text: "Há qualquer coisa para todos?",
        answer: "Diga-nos o que come e o que não come, e dizemos com franqueza o que há nesse dia.",
      },
    ],
    risk: {
      risk: "Um texto abre o apetite para uma coisa que já se esgotou quando as pessoas chegam.",
      response: "Falar só do que há nesse dia e dizer até que horas.",
    },
  },
  bike: {
    promise: "uma bicicleta em que se confia todas as manhãs, com o preço dito antes do trabalho",
    questions: [
      "Qual foi o barulho mais estranho que a sua bicicleta já fez?",
      "Chuva de manhã: pedala ou fica em casa?",
      "Em que peça da bicicleta confia menos?",
    ],
    invites: ["Venha a pedalar ou a empurrar. Serve das duas maneiras.", "Traga-a enquanto ainda é coisa pequena."],
    doubts: [
      {
        text: "Ainda vale a pena para a minha bicicleta velha?",
        answer: "Muitas vezes sim, mas nem sempre. Traga-a e ouve um sim ou um não antes de começarmos.",
      },
      { text: "Quanto tempo fico sem bicicleta?", answer: "Depende da peça. Pergunte ao marcar e organize os dias." },
      {
        text: "E se encontrarem mais alguma coisa?",
        answer: "Diga logo que quer um telefonema antes. Nada se faz a mais sem a sua palavra.",
      },
    ],
    risk: {
      risk: "Chegam mais bicicletas do que a oficina aguenta numa semana.",
      response: "Ver a agenda todas as segundas e segurar o texto seguinte enquanto estiver cheia.",
    },
  },
  advice: {
    promise: "papelada tratada a tempo, em palavras simples e com o preço combinado antes",
    questions: [
      "Caixa de sapatos, pasta ou aplicação: onde vivem os seus recibos?",
      "Que carta abre em último lugar?",
      "O que fazia com uma noite livre por mês?",
    ],
    invites: ["Mande a primeira pergunta; a pasta pode ficar fechada.", "Comece por uma folha. O resto vem atrás."],
    doubts: [
      {
        text: "O meu caso não é pequeno demais?",
        answer: "Os casos pequenos têm os mesmos prazos dos grandes. Pergunte, e dizemos com franqueza se compensa.",
      },
      {
        text: "O que tenho de preparar?",
        answer: "Menos do que receia: o que entrou, o que saiu e as cartas. O que faltar, dizemos nós.",
      },
      {
        text: "E se faltar um papel?",
        answer: "Vai para uma lista com uma data ao lado. Uma falta conhecida está meio resolvida.",
      },
    ],
    risk: {
      risk: "Uma dica geral é lida como conselho para o caso de alguém.",
      response: "Dizer em cada texto que é geral e propor uma conversa para o resto.",
    },
  },
  fitness: {
    promise: "um sítio para começar a mexer-se, onde ninguém conta pontos",
    questions: [
      "Qual é a sua melhor desculpa? Guardamos as boas.",
      "Com auscultadores, ou com um amigo que fala?",
      "De manhã, ou só em teoria?",
    ],
    invites: ["Traga um amigo, ou faça cá um.", "Venha como está. O resto aprende-se."],
    doubts: [
      {
        text: "E se eu for a única pessoa a começar?",
        answer: "Então é quem mais tem a ganhar. Diga que é a primeira vez e alguém lhe mostra tudo.",
      },
      {
        text: "Preciso de equipamento próprio?",
        answer: "Para a primeira vez basta roupa confortável. Quanto ao resto, pergunte antes de comprar.",
      },
      { text: "E se não gostar?", answer: "Então gastou uma hora a descobri-lo. Experimente antes de decidir mais." },
    ],
    risk: {
      risk: "Os novos chegam todos à hora mais cheia e sentem-se perdidos.",
      response: "Dizer nos textos quais são as horas calmas e ter alguém à porta a cumprimentar primeiro.",
    },
    newcomers: "Novos sócios",
  },
  health: {
    promise: "consultas sem aflição, em que todas as perguntas se podem fazer antes",
    questions: [
      "O que não pode faltar numa sala de espera?",
      "Que pergunta se esquece sempre de fazer?",
      "Consulta cedo, ou depois do trabalho?",
    ],
    invites: [
      "Pergunte-nos antes o que acontece; com uma imagem na cabeça é mais fácil.",
      "Escolha um dia em que depois haja tempo.",
    ],
    doubts: [
      {
        text: "O que acontece na primeira consulta?",
        answer: "Primeiro conversamos, depois vemos, e nada se faz sem explicar. Fale do que o preocupa.",
      },
      { text: "Quanto custa?", answer: "Pergunte antes de marcar; deve saber o preço antes de se sentar." },
      { text: "Posso ir depois do trabalho?", answer: "Diga-nos que horas lhe servem, e dizemos o que há livre." },
    ],
    risk: {
      risk: "Um texto soa a promessa de resultado.",
      response: "Descrever o que se passa na consulta, nunca como acaba.",
    },
    newcomers: "Novos utentes",
  },
  physio: {
    promise: "tempo para a pergunta: onde dói e desde quando",
    questions: [
      "Quantas vezes se levanta da secretária, a sério?",
      "Que exercício salta quando ninguém está a ver?",
      "Correr de manhã ou depois do trabalho?",
    ],
    invites: ["Diga-nos onde e desde quando. Daí seguimos.", "Venha antes de se habituar."],
    doubts: [
      {
        text: "Preciso de prescrição?",
        answer: "Depende do seu seguro ou subsistema. Pergunte antes de marcar e dizemos que papel é preciso.",
      },
      {
        text: "O que acontece na primeira consulta?",
        answer: "Conta-nos, vemos como se mexe e combinamos o que vem a seguir. Nada se decide por si.",
      },
      { text: "Posso ir depois do trabalho?", answer: "Diga-nos que horas lhe servem, e dizemos o que há livre." },
    ],
    risk: {
      risk: "Um texto soa a promessa de que a dor desaparece.",
      response: "Descrever o que se passa na consulta, nunca como acaba.",
    },
    newcomers: "Novos utentes",
  },
  flowers: {
    promise: "flores à medida da pessoa, da casa e do orçamento",
    questions: [
      "Uma só flor, ou um pouco de tudo?",
      "A quem dava flores sem razão nenhuma?",
      "Que flor conhece pelo cheiro?",
    ],
    invites: [
      "Diga-nos para quem é, e nós tratamos do ramo.",
      "Entre e aponte. Resulta melhor do que qualquer catálogo.",
    ],
    doubts: [
      {
        text: "Quanto tempo dura?",
        answer:
          "Nem todas as flores duram o mesmo; pergunte quais aguentam mais. E leve os cuidados juntamente com o ramo.",
      },
      {
        text: "O que consigo com o meu orçamento?",
        answer: "Diga primeiro o valor e mostramos o que dá. Um ramo pequeno também pode ser um bom ramo.",
      },
      {
        text: "Tenho de encomendar?",
        answer: "Para um certo dia ou uma certa cor, é mais prudente. Para o resto, veja o que a manhã trouxe.",
      },
    ],
    risk: {
      risk: "Uma fotografia mostra uma flor que não há nessa semana.",
      response: "Fotografar o que está nos baldes nessa manhã e dizer que cada ramo sai diferente.",
    },
  },
  shop: {
    promise: "a peça certa na mão antes de pagar",
    questions: [
      "Qual foi a última coisa que comprou e ainda usa todos os dias?",
      "Presentes: com tempo, ou na véspera?",
      "Primeiro pega, ou primeiro vê o preço?",
    ],
    invites: ["Entre, pegue nas coisas, pergunte.", "Traga o problema; procuramos a peça que o resolve."],
    doubts: [
      { text: "Têm na loja?", answer: "Pergunte antes de sair. Uma mensagem curta poupa a viagem." },
      { text: "Posso ver antes de comprar?", answer: "O balcão é para isso. Com calma." },
      { text: "É o certo para mim?", answer: "Diga-nos para que é. Se não for o certo, preferimos dizê-lo." },
    ],
    risk: {
      risk: "Alguém vem por uma peça que acabou de ser vendida.",
      response: "Dizer quantas há, ou convidar a perguntar primeiro.",
    },
  },
  general: {
    promise: "uma resposta franca antes de qualquer decisão",
    questions: [
      "O que está há mais tempo na sua lista?",
      "Pergunta a uma pessoa, ou pesquisa primeiro?",
      "O que gostava que lhe explicassem em palavras simples?",
    ],
    invites: ["Faça uma pergunta. Para começar, chega.", "Passe por cá e diga do que precisa."],
    doubts: [
      {
        text: "É mesmo para mim?",
        answer: "Diga-nos numa linha do que precisa e ouve um sim ou um não, com franqueza.",
      },
      { text: "O que tenho de preparar?", answer: "A sua pergunta. Se for preciso mais, dizemos." },
      { text: "Quanto custa no fim?", answer: "Peça o preço antes de decidir, com tudo o que faz parte." },
    ],
    risk: {
      risk: "Os textos prometem mais do que um dia normal consegue cumprir.",
      response: "Usar só o que está no perfil e abrandar nas semanas cheias.",
    },
  },
};
