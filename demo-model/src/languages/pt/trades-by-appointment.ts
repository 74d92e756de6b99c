import type { Scenery } from "../language.ts";

/** Trades people make an appointment with, or come back to at fixed hours. */
export const byAppointment: Record<"advice" | "fitness" | "health", Scenery> = {
  advice: {
    scenes: [
      "A pasta está em cima da mesa da cozinha. Desde o fim de semana passado.",
      "É domingo à noite, e os recibos continuam na caixa de sapatos.",
      "De dia trata do negócio, e a papelada espera até às dez da noite.",
    ],
    moments: [
      "Uma carta aberta na secretária há uma semana",
      "Os primeiros dias calmos do ano",
      "Uma conversa com um colega que já tratou do assunto",
    ],
    lessons: [
      {
        title: "O que juntar primeiro",
        text: "Tudo o que entrou, por mês, num só lugar. Depois os recibos, por tipo. Primeiro a ordem, depois as contas.",
      },
      {
        title: "Uma pasta, três montes",
        text: "O que entra, o que sai e as cartas. Separados os três montes, quase todas as perguntas se respondem sozinhas.",
      },
      {
        title: "Meia hora agora poupa uma noite depois",
        text: "Marque meia hora fixa na agenda e faça nela uma só coisa: separar. Quando o tempo acabar, pare.",
      },
    ],
    tags: ["PequenasEmpresas", "TrabalhadoresIndependentes", "Contabilidade"],
    pictures: [
      "Uma secretária arrumada com uma pasta, uma caneta e uma chávena de chá",
      "Duas pessoas a percorrer uma lista numa mesa junto à janela",
      "Três montes de papel separados à mão numa mesa de madeira",
    ],
    searches: ["Contas em linguagem simples", "Ajuda com a papelada", "Fale com quem sabe"],
    emoji: "📁",
  },
  fitness: {
    scenes: [
      "Tem ténis de treino. A sola está muito limpa.",
      "São seis da tarde, o sofá está a chamar, e por uma vez apetecia-lhe não atender.",
      "Experimentou uma vez a sala cheia de espelhos. Saiu antes da segunda música.",
    ],
    moments: [
      "Um fim de tarde que não devia acabar em frente a um ecrã",
      "Um sábado com crianças que querem mexer-se",
      "A semana depois das boas intenções",
    ],
    lessons: [
      {
        title: "A primeira hora",
        text: "Comece pelo mais fácil e descanse tanto tempo como se mexe. Ninguém está a contar pontos.",
      },
      {
        title: "O que trazer no primeiro dia",
        text: "Roupa confortável, uma garrafa de água e um amigo, se tiver um disponível.",
      },
      {
        title: "Um hábito de duas vezes por semana",
        text: "Escolha dois dias fixos e curtos. O que cabe na agenda repete-se; o que não cabe fica para segunda-feira.",
      },
    ],
    tags: ["TreinoDeBairro", "PrimeiroTreino", "TreinarJuntos"],
    pictures: [
      "Um par de sapatilhas num banco de madeira",
      "Duas pessoas sentadas no chão, a conversar depois do treino",
      "Mãos a apertar um atacador à porta da sala",
    ],
    searches: ["Treino para principiantes", "Experimente esta semana", "Ginásio perto de si"],
    emoji: "💪",
  },
  health: {
    scenes: [
      "O lembrete está no frigorífico desde o outono.",
      "A primeira consulta é mais fácil quando se sabe quem abre a porta.",
      "As crianças perguntam sempre antes: o que é que me vão fazer lá?",
    ],
    moments: [
      "Uma marcação que passa sempre para o mês seguinte",
      "Uma criança que nunca foi",
      "Um fim de tarde livre depois do trabalho",
    ],
    lessons: [
      {
        title: "Preparar uma criança para a primeira consulta",
        text: "Diga numa frase o que vai acontecer e deixe de fora as palavras que também não gostaria de ouvir. O brinquedo preferido pode vir.",
      },
      {
        title: "Três perguntas para qualquer consulta",
        text: "O que se faz hoje, quanto tempo demora, o que vem depois? Escreva-as; uma esquece-se sempre.",
      },
      {
        title: "O que trazer",
        text: "Os documentos, a lista do que toma e as suas perguntas. Assim sobra tempo para o que importa.",
      },
    ],
    tags: ["ClínicaDeFamília", "PrimeiraConsulta", "Consultas"],
    pictures: [
      "Uma sala de espera clara com duas cadeiras e uma estante de livros infantis",
      "Um balcão de receção com uma planta e uma agenda aberta",
      "Um desenho de criança preso ao lado de uma porta",
    ],
    searches: ["Uma clínica perto de si", "Marcar a primeira consulta", "Consultas para a família"],
    emoji: "🙂",
  },
};
