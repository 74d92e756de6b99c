const LINKED = /(https?:\/\/\S+|(?<![\p{L}\p{N}])[#@][\p{L}\p{N}_]+)/u;

/** Text in which addresses, hashtags and names have the colour of links; none of them leads away. */
export const LinkedText = ({ text }: { text: string }) =>
  text.split(LINKED).map((part, index) =>
    index % 2 === 1 ? (
      // oxlint-disable-next-line react/no-array-index-key -- a preview is drawn anew as a whole
      <span key={index} className="text-info">
        {part}
      </span>
    ) : (
      part
    ),
  );
