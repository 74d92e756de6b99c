import { base64, file, mixed, PNG, type RealMail, text } from "./build.ts";
import { winmail, zip } from "./packs.ts";

const named = (name: string): string => `filename="${name}"`;
const one = (name: string, mediaType: string, refused: string | null = null) => ({
  files: [{ name, mediaType, refused }],
});
const OPAQUE = "application/octet-stream";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Files, harmless and other. */
export const FILES: RealMail[] = [
  mixed("a photo", [text("Look"), file("image/png", named("cake.png"), PNG)], {
    text: "Look",
    ...one("cake.png", "image/png"),
  }),
  mixed("a photo and nothing else", [file("image/png", named("cake.png"), PNG)], {
    text: "",
    ...one("cake.png", "image/png"),
  }),
  mixed("a name in RFC 2231", [file("image/png", "filename*=utf-8''p%C3%A3o.png", PNG)], one("pão.png", "image/png")),
  mixed(
    "a name in pieces",
    [file("image/png", 'filename*0="a long "; filename*1="name.png"', PNG)],
    one("a long name.png", "image/png"),
  ),
  mixed(
    "a name in an encoded word",
    [file("image/png", named("=?utf-8?Q?p=C3=A3o.png?="), PNG)],
    one("pão.png", "image/png"),
  ),
  mixed(
    "a file without a name",
    [["Content-Type: image/png\r\nContent-Transfer-Encoding: base64", base64(PNG)]],
    one("attachment.png", "image/png"),
  ),
  mixed("a name that is a path", [file("image/png", named("../../../etc/passwd"), PNG)], one("passwd", "image/png")),
  mixed(
    "a name that hides its ending",
    [file("image/png", "filename*=utf-8''cake%E2%80%AEgnp.exe", "MZ")],
    one("cakegnp.exe", OPAQUE, "program"),
  ),
  mixed(
    "a program that says it is a photo",
    [file("image/png", named("cake.png"), "MZ\x90\0")],
    one("cake.png", OPAQUE, "program"),
  ),
  mixed("a script", [file("text/plain", named("menu.js"), "alert(1)")], one("menu.js", OPAQUE, "program")),
  mixed(
    "a page with a script in it",
    [file("text/html", named("bill.html"), "<html><script>x</script>")],
    one("bill.html", OPAQUE, "script"),
  ),
  mixed("a page without one", [file("text/html", named("bill.html"), "<html><p>x</p>")], one("bill.html", OPAQUE)),
  mixed(
    "a drawing that runs",
    [file("image/svg+xml", named("a.svg"), '<svg onload="x()"/>')],
    one("a.svg", OPAQUE, "script"),
  ),
  mixed(
    "a document",
    [file("application/msword", named("a.docx"), zip("[Content_Types].xml", "word/document.xml"))],
    one("a.docx", DOCX),
  ),
  mixed(
    "a document with macros under another name",
    [file(DOCX, named("a.docx"), zip("[Content_Types].xml", "word/vbaProject.bin"))],
    one("a.docx", "application/zip", "macros"),
  ),
  mixed(
    "a zip with a program in it",
    [file("application/zip", named("a.zip"), zip("photo.jpg", "photo.jpg.exe"))],
    one("a.zip", "application/zip", "program"),
  ),
  mixed(
    "an old table with macros",
    [
      file(
        "application/vnd.ms-excel",
        named("a.xls"),
        Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from("_VBA_PROJECT", "utf16le")]),
      ),
    ],
    one("a.xls", "application/x-ole-storage", "macros"),
  ),
  mixed("a list", [file("application/vnd.ms-excel", named("orders.csv"), "a,b\n1,2")], one("orders.csv", "text/csv")),
  mixed(
    "a file of 11 MB",
    [file("application/pdf", named("a.pdf"), Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(11 * 1024 * 1024)]))],
    one("a.pdf", "application/pdf", "too_big"),
  ),
  mixed(
    "three of 8 MB",
    Array.from({ length: 3 }, () =>
      file("application/pdf", named("a.pdf"), Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(8 * 1024 * 1024)])),
    ),
    {
      files: [{ refused: null }, { refused: null }, { refused: "too_big" }],
    },
  ),
  mixed(
    "sixty files",
    Array.from({ length: 60 }, (_one, at) => file("text/plain", named(`${at}.txt`), "x")),
    {
      files: Array.from({ length: 60 }, (_one, at) => ({ refused: at < 50 ? null : "too_many" })),
    },
  ),
  mixed(
    "winmail.dat",
    [
      text("See the bill"),
      file("application/ms-tnef", named("winmail.dat"), winmail("bill.pdf", Buffer.from("%PDF-1.7 x"))),
    ],
    {
      text: "See the bill",
      ...one("bill.pdf", "application/pdf"),
    },
  ),
  mixed(
    "a program in winmail.dat",
    [file("application/ms-tnef", named("winmail.dat"), winmail("a.exe", Buffer.from("MZ")))],
    one("a.exe", OPAQUE, "program"),
  ),
  mixed("a broken winmail.dat", [file("application/ms-tnef", named("winmail.dat"), '\x78\x9f>"rubbish')], {
    files: [{ refused: null }],
  }),
  mixed(
    "a mail that is passed on as a file",
    [text("See"), ["Content-Type: message/rfc822", "From: x@y.example\r\nSubject: inner\r\n\r\nInner"]],
    {
      text: "See",
      files: [{ name: "attachment.eml", refused: null }],
    },
  ),
];
