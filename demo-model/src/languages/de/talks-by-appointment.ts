import type { Talk } from "../language.ts";

/** Trades people make an appointment with, or come back to at fixed hours. */
export const talksByAppointment: Record<"advice" | "fitness" | "health" | "physio", Talk> = {
  advice: {
    promise: "Papierkram, der rechtzeitig fertig ist, in klaren Worten und zu einem vorher genannten Preis",
    questions: [
      "Schuhkarton, Ordner oder App: Wo wohnen die Belege?",
      "Welchen Brief [öffnest du|öffnen Sie] zuletzt?",
      "Was würde ein freier Abend im Monat bringen?",
    ],
    invites: ["Die erste Frage genügt, der Ordner darf noch zu bleiben.", "Mit einem Blatt anfangen, der Rest folgt."],
    doubts: [
      {
        text: "Ist mein Fall nicht zu klein?",
        answer: "Kleine Fälle haben dieselben Fristen wie große. Fragen lohnt sich, und die Antwort ist ehrlich.",
      },
      {
        text: "Was muss ich vorbereiten?",
        answer: "Weniger als befürchtet: was hereinkam, was hinausging und die Briefe. Was fehlt, sagen wir.",
      },
      {
        text: "Und wenn etwas fehlt?",
        answer: "Dann kommt es auf eine Liste mit Datum. Eine bekannte Lücke ist halb geschlossen.",
      },
    ],
    risk: {
      risk: "Ein allgemeiner Tipp wird als Rat für den eigenen Fall gelesen.",
      response: "In jedem Text sagen, dass er allgemein gilt, und für alles Weitere ein Gespräch anbieten.",
    },
    newcomers: "Neue Mandate",
  },
  fitness: {
    promise: "ein Ort zum Anfangen, an dem niemand mitzählt",
    questions: [
      "Was ist [deine|Ihre] beste Ausrede? Wir sammeln gute.",
      "Allein mit Kopfhörern oder mit jemandem, der redet?",
      "Morgens oder abends?",
    ],
    invites: [
      "[Bring|Bringen Sie] jemanden mit oder [lern|lernen Sie] hier jemanden kennen.",
      "[Komm|Kommen Sie], wie [du bist|Sie sind]. Der Rest lässt sich lernen.",
    ],
    doubts: [
      {
        text: "Was, wenn alle anderen schon besser sind?",
        answer: "Dann gibt es viele, die etwas zeigen können. Am Eingang sagen, dass es das erste Mal ist.",
      },
      {
        text: "Brauche ich eigene Ausrüstung?",
        answer: "Für den Anfang reicht bequeme Kleidung. Vor jedem Kauf lieber erst fragen.",
      },
      {
        text: "Und wenn es mir nicht gefällt?",
        answer: "Dann hat es eine Stunde gekostet, das herauszufinden. Erst ausprobieren, dann entscheiden.",
      },
    ],
    risk: {
      risk: "Alle Neuen kommen zur vollsten Stunde und fühlen sich verloren.",
      response: "Ruhige Stunden in den Texten nennen und am Eingang zuerst grüßen.",
    },
    newcomers: "Neue Mitglieder",
  },
  health: {
    promise: "Termine ohne Sorge, bei denen jede Frage zuerst gestellt werden darf",
    questions: [
      "Was darf in keinem Wartezimmer fehlen?",
      "Welche Frage [vergisst du|vergessen Sie] beim Termin immer?",
      "Früh am Morgen oder nach der Arbeit?",
    ],
    invites: [
      "[Frag|Fragen Sie] vorher, was passiert. Mit einem Bild im Kopf kommt man leichter.",
      "Am besten ein Tag, an dem danach noch Zeit ist.",
    ],
    doubts: [
      {
        text: "Was passiert beim ersten Besuch?",
        answer: "Erst reden, dann schauen, und nichts geschieht unerklärt. Jede Sorge darf angesprochen werden.",
      },
      {
        text: "Was kostet das?",
        answer: "Vor der Buchung fragen. Der Preis soll bekannt sein, bevor jemand Platz nimmt.",
      },
      {
        text: "Kann ich nach der Arbeit kommen?",
        answer: "[Nenn|Nennen Sie] uns die passenden Stunden, und wir sagen, was frei ist.",
      },
    ],
    risk: {
      risk: "Ein Text klingt wie das Versprechen eines Ergebnisses.",
      response: "Beschreiben, was beim Termin geschieht, nie, wie er ausgeht.",
    },
    newcomers: "Neue Patientinnen und Patienten",
  },
  physio: {
    promise: "Zeit für die Frage, wo es zieht und seit wann",
    questions: [
      "Wie oft [stehst du|stehen Sie] wirklich vom Schreibtisch auf?",
      "Welche Übung fällt aus, sobald niemand hinsieht?",
      "Laufen am Morgen oder nach der Arbeit?",
    ],
    invites: [
      "[Sag|Sagen Sie] uns, wo und seit wann. Dann sehen wir weiter.",
      "[Komm|Kommen Sie], bevor es zur Gewohnheit wird.",
    ],
    doubts: [
      {
        text: "Brauche ich ein Rezept?",
        answer:
          "Das hängt von der Versicherung ab. [Frag|Fragen Sie] vor der Buchung, dann ist klar, welches Papier nötig ist.",
      },
      {
        text: "Was passiert beim ersten Termin?",
        answer: "Erzählen, bewegen, besprechen, was als Nächstes kommt. Über den Kopf hinweg wird nichts entschieden.",
      },
      {
        text: "Kann ich nach der Arbeit kommen?",
        answer: "[Nenn|Nennen Sie] uns die passenden Stunden, und wir sagen, was frei ist.",
      },
    ],
    risk: {
      risk: "Ein Text klingt wie das Versprechen, dass Schmerzen verschwinden.",
      response: "Beschreiben, was beim Termin geschieht, nie, wie er ausgeht.",
    },
    newcomers: "Neue Patientinnen und Patienten",
  },
};
