import { installing } from '../installing.ts';
import { useWords } from '../locale.ts';

/** How to put the app on an Apple device, whose browsers ask nothing by themselves; and why it matters most there. */
export function InstallByHand() {
  const words = useWords();
  const how = installing.value;
  if (how !== 'by-hand-ios' && how !== 'by-hand-mac') return null;
  const [first, ...others] = words.install[how === 'by-hand-ios' ? 'ios' : 'mac'];
  return (
    <section class="install" data-install={how}>
      <h2>{words.install.title}</h2>
      <p>{words.install.risk}</p>
      <ol>
        <li>
          {first} {how === 'by-hand-ios' && <ShareIcon />}
        </li>
        {others.map((step, index) => (
          <li key={step}>
            {step} {how === 'by-hand-ios' && index === 0 && <AddIcon />}
          </li>
        ))}
      </ol>
      <p>{words.install.apart}</p>
    </section>
  );
}

/** The sign that Apple's browsers share with: a box with an arrow that leaves it upwards. */
const ShareIcon = () => (
  <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M8 9H5v12h14V9h-3M12 15V3m-4 4 4-4 4 4" />
  </svg>
);

/** The sign before "Add to Home Screen": a box with a plus. */
const AddIcon = () => (
  <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4 4h16v16H4zM12 8v8m-4-4h8" />
  </svg>
);
