import type { Language } from "../language.ts";
import { talksByAppointment } from "./talks-by-appointment.ts";

export const talks: Language["talks"] = {
  food: {
    promise: "ein richtiges Frühstück und gutes Brot an einem ganz normalen Tag",
    questions: [
      "Süß oder herzhaft vor neun?",
      "Das Endstück vom Brot: [deins|Ihres] oder das der anderen?",
      "Erst Kaffee oder erst ein Bissen?",
    ],
    invites: [
      "[Komm|Kommen Sie] auf dem Weg vorbei und [nimm|nehmen Sie] etwas für später mit.",
      "Zehn Minuten hinsetzen: So lange kann der Tag warten.",
    ],
    doubts: [
      {
        text: "Lohnt sich der Umweg?",
        answer: "Am besten an einem Tag ausprobieren, an dem es ohnehin auf dem Weg liegt. Danach ist es klar.",
      },
      {
        text: "Muss ich lange anstehen?",
        answer: "In der vollen Stunde manchmal. Etwas früher oder später ist es ruhiger, und fragen darf man immer.",
      },
      {
        text: "Ist für alle etwas dabei?",
        answer: "Einfach sagen, was gegessen wird und was nicht. Wir sagen ehrlich, was es an dem Tag gibt.",
      },
    ],
    risk: {
      risk: "Ein Text macht Appetit auf etwas, das ausverkauft ist, wenn die Leute kommen.",
      response: "Nur nennen, was es an dem Tag gibt, und dazusagen, bis wann.",
    },
  },
  bike: {
    promise: "ein Rad, auf das jeden Morgen Verlass ist, und ein Preis, der vor der Arbeit feststeht",
    questions: [
      "Was ist das seltsamste Geräusch, das [dein|Ihr] Rad je gemacht hat?",
      "Regen am Morgen: fahren oder stehen lassen?",
      "Welchem Teil am Rad [traust du|trauen Sie] am wenigsten?",
    ],
    invites: [
      "Herrollen oder herschieben, beides ist in Ordnung.",
      "[Lass|Lassen Sie] es ansehen, solange es noch eine Kleinigkeit ist.",
    ],
    doubts: [
      {
        text: "Lohnt sich das bei meinem alten Rad noch?",
        answer:
          "Oft ja, aber nicht immer. [Bring|Bringen Sie] es vorbei, dann gibt es vor der Arbeit ein ehrliches Ja oder Nein.",
      },
      {
        text: "Wie lange bin ich ohne Rad?",
        answer: "Das hängt vom Ersatzteil ab. [Frag|Fragen Sie] bei der Buchung, dann lassen sich die Tage planen.",
      },
      {
        text: "Und wenn noch etwas gefunden wird?",
        answer:
          "Dann gilt: erst anrufen, dann schrauben. [Sag|Sagen Sie] bei der Abgabe, dass [du|Sie] das so [möchtest|möchten].",
      },
    ],
    risk: {
      risk: "In einer Woche kommen mehr Räder, als die Werkstatt schafft.",
      response: "Jeden Montag ins Terminbuch schauen und den nächsten Text zurückhalten, solange es voll ist.",
    },
  },
  ...talksByAppointment,
  flowers: {
    promise: "Blumen, die zum Menschen, zum Raum und zum Budget passen",
    questions: [
      "Eine Sorte oder von allem etwas?",
      "Wem [würdest du|würden Sie] einfach so Blumen schenken?",
      "Welche Blume [erkennst du|erkennen Sie] am Duft?",
    ],
    invites: [
      "[Sag|Sagen Sie] uns, für wen es ist. Den Rest binden wir.",
      "[Komm|Kommen Sie] herein und [zeig|zeigen Sie] einfach darauf. Das geht leichter als mit jedem Katalog.",
    ],
    doubts: [
      {
        text: "Wie lange hält der Strauß?",
        answer:
          "Nicht alle Blumen gleich lang, also [frag|fragen Sie] uns, welche länger stehen. Die Pflegetipps kommen mit.",
      },
      {
        text: "Was bekomme ich für mein Budget?",
        answer:
          "[Nenn|Nennen Sie] zuerst den Betrag, dann zeigen wir, was daraus wird. Auch ein kleiner Strauß kann ein guter sein.",
      },
      {
        text: "Muss ich vorbestellen?",
        answer:
          "Für einen bestimmten Tag oder eine bestimmte Farbe besser ja. Sonst entscheidet, was der Morgen gebracht hat.",
      },
    ],
    risk: {
      risk: "Ein Foto zeigt eine Blume, die es in der Woche nicht gibt.",
      response: "Fotografieren, was an dem Morgen in den Eimern steht, und sagen, dass jeder Strauß anders wird.",
    },
  },
  shop: {
    promise: "das Richtige in der Hand, bevor bezahlt wird",
    questions: [
      "Was war der letzte Kauf, der heute noch jeden Tag benutzt wird?",
      "Geschenke: früh geplant oder Freitagabend?",
      "Erst anfassen oder erst aufs Preisschild schauen?",
    ],
    invites: [
      "[Komm|Kommen Sie] herein, [nimm|nehmen Sie] Dinge in die Hand, [frag|fragen Sie].",
      "[Bring|Bringen Sie] das Problem mit, wir suchen das Ding dazu.",
    ],
    doubts: [
      { text: "Ist es gerade da?", answer: "Vorher fragen, eine kurze Nachricht erspart den Weg." },
      { text: "Kann ich es vorher ansehen?", answer: "Dafür ist der Laden da, ganz in Ruhe." },
      {
        text: "Ist es das Richtige für mich?",
        answer: "[Sag|Sagen Sie] uns, was es können muss. Passt es nicht, sagen wir das lieber gleich.",
      },
    ],
    risk: {
      risk: "Jemand kommt für ein Stück, das gerade verkauft wurde.",
      response: "Dazusagen, wie viele es gibt, oder zum Nachfragen einladen.",
    },
  },
  general: {
    promise: "eine klare Antwort, bevor sich jemand entscheiden muss",
    questions: [
      "Was steht schon am längsten auf [deiner|Ihrer] Liste?",
      "Erst einen Menschen fragen oder erst suchen?",
      "Was sollte endlich jemand in klaren Worten erklären?",
    ],
    invites: ["Eine Frage genügt für den Anfang.", "[Komm|Kommen Sie] vorbei und [sag|sagen Sie], worum es geht."],
    doubts: [
      {
        text: "Ist das etwas für mich?",
        answer: "In einer Zeile sagen, worum es geht. Die Antwort ist ein ehrliches Ja oder Nein.",
      },
      { text: "Was muss ich vorbereiten?", answer: "Die Frage genügt. Ist noch etwas nötig, sagen wir es." },
      {
        text: "Was kostet es am Ende?",
        answer: "Vor der Entscheidung nach dem Preis fragen, mit allem, was dazugehört.",
      },
    ],
    risk: {
      risk: "Die Texte versprechen mehr, als ein normaler Tag halten kann.",
      response: "Nur verwenden, was im Profil steht, und in vollen Wochen bremsen.",
    },
  },
};
