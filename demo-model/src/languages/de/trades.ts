import type { Language } from "../language.ts";

export const trades: Language["trades"] = {
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
    doubts: ["Lohnt sich der Umweg?", "Muss ich lange anstehen?", "Ist für alle etwas dabei?"],
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
      "Der erste kalte Morgen, und die Bremse greift eine Sekunde später.",
      "Eine Woche Regen, Salz und Splitt, und die Kette fängt an zu singen.",
      "Am Montag [willst du|wollen Sie] fahren, nicht schieben.",
    ],
    moments: [
      "Ein Geräusch auf dem Heimweg, das letzte Woche noch nicht da war",
      "An dem einen Rad hängt der ganze Familienalltag",
      "Eine ruhige Woche, bevor alle wieder losfahren",
    ],
    doubts: [
      "Lohnt sich das bei meinem alten Rad noch?",
      "Wie lange bin ich ohne Rad?",
      "Und wenn noch etwas gefunden wird?",
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
    doubts: ["Ist mein Fall nicht zu klein?", "Was muss ich vorbereiten?", "Und wenn etwas fehlt?"],
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
    doubts: ["Was, wenn ich als Einziger anfange?", "Brauche ich eigene Ausrüstung?", "Und wenn es mir nicht gefällt?"],
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
    doubts: ["Was passiert beim ersten Besuch?", "Was kostet das?", "Kann ich nach der Arbeit kommen?"],
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
    doubts: ["[Habt ihr|Haben Sie] das da?", "Kann ich es vorher ansehen?", "Ist es das Richtige für mich?"],
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
      "Diese Woche gibt es eine freie Stunde, und eine Sache, die schon lange dran ist.",
      "[Du fragst|Sie fragen] lieber einen Menschen, als vierzig Seiten darüber zu lesen.",
    ],
    moments: [
      "Eine Aufgabe, die seit Wochen auf der Liste steht",
      "Eine Empfehlung, der noch niemand gefolgt ist",
      "Eine freie Stunde in der Woche",
    ],
    doubts: ["Ist das etwas für mich?", "Was muss ich vorbereiten?", "Was kostet es am Ende?"],
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
