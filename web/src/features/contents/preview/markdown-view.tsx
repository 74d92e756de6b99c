import { type Block, type Inline, readMarkdown } from "@handbill/contracts";

/** Only looks like a link: a preview must not lead away from the text that is being read. */
const link = "pv-link underline underline-offset-2";

function Words({ inlines }: { inlines: readonly Inline[] }) {
  return inlines.map((inline, index) => {
    const key = `${index}-${inline.text}`;
    if (inline.kind === "strong") return <strong key={key}>{inline.text}</strong>;
    if (inline.kind === "emphasis") return <em key={key}>{inline.text}</em>;
    if (inline.kind === "link") {
      return (
        <span key={key} className={link}>
          {inline.text}
        </span>
      );
    }
    return inline.text;
  });
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === "heading") {
    return (
      <p className="text-base font-bold">
        <Words inlines={block.inlines} />
      </p>
    );
  }
  if (block.kind === "paragraph") {
    return (
      <p className="whitespace-pre-line">
        <Words inlines={block.inlines} />
      </p>
    );
  }
  const items = block.items.map((item, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- a preview is drawn anew as a whole
    <li key={index}>
      <Words inlines={item} />
    </li>
  ));
  return block.isNumbered ? (
    <ol className="list-decimal ps-5">{items}</ol>
  ) : (
    <ul className="list-disc ps-5">{items}</ul>
  );
}

/** Markdown of an email or article, drawn without ever becoming markup. */
export const MarkdownView = ({ text }: { text: string }) => (
  <div className="grid gap-3">
    {readMarkdown(text).map((block, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- a preview is drawn anew as a whole
      <BlockView key={index} block={block} />
    ))}
  </div>
);
