/** An address to write to. Where it takes a second line, that begins at a sign of its own: at "@" or a dot. */
export const Address = ({ text }: { readonly text: string }) => (
  <>
    {text.split(/(?=[@.])/).map((part, at) => (
      // Its parts never change their places.
      <span key={at}>
        {at > 0 && <wbr />}
        {part}
      </span>
    ))}
  </>
);
