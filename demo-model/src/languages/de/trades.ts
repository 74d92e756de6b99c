import type { Language } from "../language.ts";
import { flowersAndPhysio } from "./flowers-and-physio.ts";
import { byAppointment } from "./trades-by-appointment.ts";

export const trades: Language["trades"] = {
  ...byAppointment,
  ...flowersAndPhysio,
  food: {
    scenes: [
      "Zehn vor neun, der Magen ist leer, und der Tag will schon etwas von [dir|Ihnen].",
      "Draußen ist es grau, und die Küche zu Hause riecht nicht von allein nach frischem Brot.",
      "[Du hast|Sie haben] zwanzig Minuten für [dich|sich], und die verdienen mehr als einen Keks am Schreibtisch.",
    ],
    moments: [
      "Auf dem Weg zur Arbeit, mit zehn Minuten Luft",
      "Samstagmorgen, noch nichts geplant",
      "Eine Pause, die nicht am Schreibtisch stattfinden sollte",
    ],
    lessons: [
      {
        title: "So bleibt Brot länger frisch",
        text: "Mit der Schnittfläche nach unten auf ein Holzbrett, ein Tuch darüber. Im Kühlschrank trocknet es aus, in Scheiben eingefroren nicht.",
      },
      {
        title: "Kaffee und Gebäck, in der richtigen Reihenfolge",
        text: "Erst ein Schluck ohne Zucker, dann ein Bissen, dann entscheiden. Süßes verändert, wie Kaffee schmeckt.",
      },
      {
        title: "Ein gutes Frühstück in fünfzehn Minuten",
        text: "Am Abend vorher entscheiden, zehn Minuten früher los, zum Essen hinsetzen. Erst das Sitzen macht daraus ein Frühstück.",
      },
    ],
    tags: ["FrischGebacken", "FrühstückUmDieEcke", "Nachbarschaftscafé"],
    pictures: [
      "Zwei Hände stellen Tasse und Teller auf einen Holztisch am Fenster",
      "Die Theke im Morgenlicht, das erste Blech ist gerade abgestellt",
      "Ein Tisch für zwei mit Kaffee, Brot und gefalteter Zeitung",
    ],
    searches: ["Frühstück in der Nähe", "Bäckerei um die Ecke", "Kaffee und etwas Gutes"],
    emoji: "☕",
  },
  bike: {
    scenes: [
      "Eine Woche Regen, Salz und Splitt, und die Kette fängt an zu singen.",
      "Der erste kalte Morgen, das Kind sitzt schon drin, und die Bremse greift eine Sekunde später.",
      "Am Montag [willst du|wollen Sie] fahren, nicht schieben.",
    ],
    moments: [
      "Ein Geräusch auf dem Heimweg, das letzte Woche noch nicht da war",
      "Das eine Rad, an dem der Familienalltag hängt",
      "Eine ruhige Woche, bevor alle wieder losfahren",
    ],
    lessons: [
      {
        title: "Eine verschlissene Kette erkennen",
        text: "[Fahr|Fahren Sie] langsam an einer Hauswand entlang und [hör|hören Sie] hin: Eine trockene Kette zirpt, eine verschlissene knirscht. Nach Regen trocken wischen, dann ein Tropfen Öl auf jedes Glied.",
      },
      {
        title: "Bremsen im Winter",
        text: "Kommt der Hebel näher an den Griff als im Herbst, brauchen Beläge oder Zug Aufmerksamkeit. Saubere Felgen machen den Unterschied, den man zuerst spürt.",
      },
      {
        title: "Reifendruck bei Kälte",
        text: "Luft zieht sich in der Kälte zusammen, deshalb alle zwei Wochen den Druck prüfen. Der richtige Bereich steht seitlich auf dem Reifen.",
      },
      {
        title: "Was eine Nabenschaltung ist",
        text: "Bei ihr stecken die Gänge geschützt in der Mitte des Hinterrads, außen ist nur ein Ritzel zu sehen. Schalten geht auch im Stand, etwa an der Ampel.",
      },
    ],
    tags: ["Fahrradwerkstatt", "RadfahrenImWinter", "Lastenrad"],
    pictures: [
      "Ein Fahrrad im Montageständer, zwei Hände drehen die Kurbel",
      "Eine Werkbank mit Kette, Bürste und einem Fläschchen Öl",
      "Ein Lastenrad vor der offenen Werkstatttür",
    ],
    searches: ["Fahrradwerkstatt in der Nähe", "Fahrrad-Check buchen", "Fahrrad reparieren lassen"],
    emoji: "🚲",
  },
  shop: {
    scenes: [
      "Bis Samstag [brauchst du|brauchen Sie] ein Geschenk, und es soll nicht nach Tankstelle aussehen.",
      "[Du weißt|Sie wissen] ungefähr, was es sein soll. Nur vorher in die Hand nehmen wäre schön.",
      "Im Netz gibt es viertausend davon. [Du brauchst|Sie brauchen] eines, und jemanden, der es kennt.",
    ],
    moments: [
      "Ein Geburtstag am Wochenende",
      "Eine freie halbe Stunde in der Stadt",
      "Zu Hause muss etwas ersetzt werden",
    ],
    lessons: [
      {
        title: "So findet man ein Geschenk",
        text: "An einen Raum denken, in dem der Mensch gern ist, dann an ein Ding, das dort jede Woche gebraucht wird. Nützlich schlägt beeindruckend.",
      },
      {
        title: "Weniger kaufen, länger aussuchen",
        text: "In die Hand nehmen, nach der Herkunft fragen, eine Nacht darüber schlafen. Was morgen noch gefällt, ist das Richtige.",
      },
      {
        title: "Fragen, die sich im Laden lohnen",
        text: "Wer hat es gemacht, wie pflegt man es, was passiert, wenn es kaputtgeht? Ein guter Laden mag diese Fragen.",
      },
    ],
    tags: ["LokalEinkaufen", "KleinerLaden", "GuteDinge"],
    pictures: [
      "Ein Holzregal mit wenigen Dingen, jedes mit Platz ringsum",
      "Hände wickeln ein Päckchen in Packpapier",
      "Das Schaufenster am Abend, von innen beleuchtet",
    ],
    searches: ["Laden in der Nähe", "Geschenke mit Geschichte", "Vorbeikommen und ansehen"],
    emoji: "🎁",
  },
  general: {
    scenes: [
      "Es steht seit Wochen auf [deiner|Ihrer] Liste, gleich unter den Dingen, die lauter sind.",
      "[Du fragst|Sie fragen] lieber einen Menschen, als vierzig Seiten darüber zu lesen.",
      "Diese Woche gibt es eine freie Stunde, und eine Sache, die schon lange dran ist.",
    ],
    moments: [
      "Eine Aufgabe, die seit Wochen auf der Liste steht",
      "Eine Empfehlung, der man noch nachgehen wollte",
      "Eine freie Stunde in der Woche",
    ],
    lessons: [
      {
        title: "Drei Fragen vor jeder Entscheidung",
        text: "Was ist dabei, was nicht, und was passiert danach? Mit drei klaren Antworten lässt sich in Ruhe wählen.",
      },
      {
        title: "Zwei Angebote vergleichen",
        text: "Preis und Bedingungen nebeneinanderschreiben und streichen, was niemand braucht. Was übrig bleibt, ist der echte Vergleich.",
      },
      {
        title: "Mit dem kleinsten Schritt anfangen",
        text: "Eine Frage, eine Seite, ein Besuch. Kleine Schritte geht man eher.",
      },
    ],
    tags: ["LokalEinkaufen", "KleineBetriebe", "ImViertel"],
    pictures: [
      "Zwei Menschen reden über eine Theke hinweg",
      "Eine offene Tür, Tageslicht fällt auf den Boden",
      "Ein Tisch mit Notizbuch, Stift und zwei Tassen",
    ],
    searches: ["In der Nähe und ansprechbar", "Jemanden fragen, der es weiß", "Ersten Besuch planen"],
    emoji: "🙂",
  },
};
