import type { Scenery } from "../language.ts";

/** Trades people make an appointment with, or come back to at fixed hours. */
export const byAppointment: Record<"advice" | "fitness" | "health", Scenery> = {
  advice: {
    scenes: [
      "Der Ordner liegt auf dem Küchentisch. Seit dem letzten Wochenende.",
      "Es ist Sonntagabend, und die Belege liegen immer noch im Schuhkarton.",
      "Tagsüber [führst du|führen Sie] den Betrieb, und der Papierkram wartet bis zehn Uhr abends.",
    ],
    moments: [
      "Ein Brief, der seit einer Woche offen auf dem Tisch liegt",
      "Die ersten ruhigen Tage im Jahr",
      "Ein Gespräch mit einer Kollegin, die es schon hinter sich hat",
    ],
    lessons: [
      {
        title: "Was zuerst zusammengehört",
        text: "Alle Einnahmen nach Monaten an einen Ort. Dann die Belege, nach Art. Erst ordnen, dann rechnen.",
      },
      {
        title: "Ein Ordner, drei Stapel",
        text: "Was kommt, was geht, was geschrieben wurde. Liegen die drei Stapel getrennt, beantworten sich die meisten Fragen von selbst.",
      },
      {
        title: "Eine halbe Stunde jetzt spart später einen Abend",
        text: "Eine feste halbe Stunde in den Kalender, und darin nur eine Sache: sortieren. Wenn die Zeit um ist, aufhören.",
      },
    ],
    tags: ["Selbstständig", "KleineBetriebe", "Papierkram"],
    pictures: [
      "Ein aufgeräumter Schreibtisch mit Ordner, Stift und einer Tasse Tee",
      "Zwei Menschen gehen an einem Tisch am Fenster eine Liste durch",
      "Drei sortierte Papierstapel auf einem Holztisch",
    ],
    searches: ["Hilfe beim Papierkram", "Beratung für kleine Betriebe", "Zahlen in klarem Deutsch"],
    emoji: "📁",
  },
  fitness: {
    scenes: [
      "[Du hast|Sie haben] Turnschuhe. Die Sohle ist sehr sauber.",
      "Es ist sechs Uhr abends, das Sofa ruft, und heute [möchtest du|möchten Sie] einmal nicht rangehen.",
      "[Du warst|Sie waren] einmal in dem Raum mit den vielen Spiegeln und vor dem zweiten Lied wieder draußen.",
    ],
    moments: [
      "Ein Abend, der nicht vor dem Bildschirm enden soll",
      "Ein Samstag mit Kindern, die sich bewegen wollen",
      "Die Woche nach den guten Vorsätzen",
    ],
    lessons: [
      {
        title: "Die erste Stunde",
        text: "Mit dem Leichtesten anfangen und so lange ausruhen wie bewegen. Niemand zählt mit.",
      },
      {
        title: "Was am ersten Tag mit muss",
        text: "Bequeme Kleidung, eine Flasche Wasser und ein Freund, falls einer Zeit hat.",
      },
      {
        title: "Zweimal pro Woche, ganz ohne Heldentat",
        text: "Zwei feste, kurze Termine. Was in den Kalender passt, wird zur Gewohnheit.",
      },
    ],
    tags: ["SportImViertel", "ErstesTraining", "GemeinsamTrainieren"],
    pictures: [
      "Ein Paar Sportschuhe auf einer Holzbank",
      "Zwei Menschen sitzen nach dem Training auf der Matte und reden",
      "Hände schnüren einen Schuh neben der Tür",
    ],
    searches: ["Training für Anfänger", "Diese Woche ausprobieren", "Sport in der Nähe"],
    emoji: "💪",
  },
  health: {
    scenes: [
      "Der Zettel hängt seit dem Herbst am Kühlschrank.",
      "Ein erster Besuch ist leichter, wenn man weiß, wer die Tür öffnet.",
      "Kinder fragen vor jedem Termin: Was machen die da mit mir?",
    ],
    moments: [
      "Ein Termin, der immer in den nächsten Monat rutscht",
      "Ein Kind, das noch nie da war",
      "Ein freier Abend nach der Arbeit",
    ],
    lessons: [
      {
        title: "Ein Kind auf den ersten Termin vorbereiten",
        text: "In einem Satz sagen, was passieren wird, und die Wörter weglassen, die man selbst nicht hören möchte. Das Lieblingstier darf mit.",
      },
      {
        title: "Drei Fragen für jeden Termin",
        text: "Was passiert heute, wie lange dauert es, was kommt danach? Am besten aufschreiben, eine vergisst man immer.",
      },
      {
        title: "Was mitgehört",
        text: "Unterlagen, die Liste der Medikamente und die eigenen Fragen. Dann bleibt Zeit für das Wichtige.",
      },
    ],
    tags: ["Familienpraxis", "ErsterBesuch", "Termine"],
    pictures: [
      "Ein helles Wartezimmer mit zwei Stühlen und einem Regal voller Bilderbücher",
      "Ein Empfang mit einer Pflanze und einem offenen Terminbuch",
      "Eine Kinderzeichnung neben einer Tür",
    ],
    searches: ["Praxis in der Nähe", "Ersten Termin buchen", "Termine für Familien"],
    emoji: "🙂",
  },
};
