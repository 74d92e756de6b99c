import type { Scenery } from "../language.ts";

/** Trades with situations of their own that a shop or a clinic in general does not share. */
export const flowersAndPhysio: Record<"flowers" | "physio", Scenery> = {
  flowers: {
    scenes: [
      "Am Samstag [bist du|sind Sie] eingeladen, und die Flasche Wein gab es schon beim letzten Mal.",
      "Der Tisch ist gedeckt, die Küche aufgeräumt, und in der Mitte fehlt noch etwas.",
      "[Du möchtest|Sie möchten] Danke sagen, und eine Nachricht ist dafür zu dünn.",
    ],
    moments: [
      "Eine Einladung, und noch nichts zum Mitbringen",
      "Eine leere Vase in der Küche",
      "Ein Dank, für den eine Nachricht zu wenig ist",
    ],
    lessons: [
      {
        title: "So hält ein Strauß länger",
        text: "Stiele schräg anschneiden, alle Blätter unter der Wasserlinie entfernen und das Wasser jeden zweiten Tag wechseln. Nachts kühl gestellt, hält er am besten.",
      },
      {
        title: "Welche Vase zu welchem Strauß passt",
        text: "Die Blumen dürfen etwa um die Hälfte höher sein als die Vase. Ein enger Hals hält wenige Stiele aufrecht, ein weiter braucht einen vollen Strauß.",
      },
      {
        title: "Drei Angaben für den richtigen Strauß",
        text: "Für wen, für welchen Raum und wie viel er kosten darf. Mehr braucht es nicht, damit es passt.",
      },
    ],
    tags: ["BlumenDerSaison", "Blumenladen", "FrischeBlumen"],
    pictures: [
      "Zwei Hände binden einen Strauß auf einem Holztisch",
      "Eimer mit Schnittblumen im Morgenlicht neben der Tür",
      "Ein kleiner Strauß in einem Marmeladenglas auf dem Küchentisch",
    ],
    searches: ["Blumenladen in der Nähe", "Blumenstrauß bestellen", "Blumen der Saison"],
    emoji: "💐",
  },
  physio: {
    scenes: [
      "Vier Stunden am Schreibtisch, und den Kopf zu drehen ist eine Entscheidung geworden.",
      "Der erste Lauf nach der Pause, und das Knie hat eine Meinung dazu.",
      "Darüber geschlafen, gedehnt, nicht daran gedacht. Es ist immer noch da.",
    ],
    moments: ["Ein langer Tag am Schreibtisch", "Der erste Lauf nach der Pause", "Etwas, das längst weg sein sollte"],
    lessons: [
      {
        title: "Eine Pause, die eine Minute kostet",
        text: "Aufstehen, die Schultern langsam kreisen, aus dem Fenster schauen. Am besten immer dann, wenn das Glas ohnehin leer ist.",
      },
      {
        title: "Was man vor dem ersten Termin aufschreibt",
        text: "Seit wann, bei welcher Bewegung, zu welcher Tageszeit. Drei Zeilen auf Papier ersparen viel Rätselraten.",
      },
      {
        title: "Was zum Termin mitgehört",
        text: "Kleidung, in der man sich bewegen kann, Unterlagen, falls es welche gibt, und die Schuhe zum Gehen oder Laufen.",
      },
    ],
    tags: ["Physiotherapie", "BewegtePause", "GutBewegen"],
    pictures: [
      "Eine Behandlungsliege am Fenster mit gefaltetem Handtuch",
      "Ein Paar Laufschuhe neben einer Gymnastikmatte",
      "Zwei Menschen im Gespräch vor einer Sprossenwand",
    ],
    searches: ["Physiotherapie in der Nähe", "Termin für Physiotherapie", "Hilfe bei steifen Schultern"],
    emoji: "🙂",
  },
};
