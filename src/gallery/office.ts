import type { Config } from '../protocol/config.ts';
import { logoOf } from '../ui/look/logo.tsx';
import { showColours } from '../ui/look/sheet.ts';
import { shownLogo } from '../ui/look/shownLogo.ts';
import type { Stage } from './stage.ts';

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80"><circle cx="40" cy="40" r="34" fill="#7a1f3d"/><path d="M22 52V34m12 18V26m12 26V38m12 14V30" stroke="#fff" stroke-width="6"/><path d="M92 30h200M92 50h140" stroke="#222" stroke-width="9"/></svg>`;

/** A sample office, with a look of its own and its accessibility statement. */
const config: Config = {
  endpoint: 'api/v1',
  helpDesk: { email: 'help@statistics.example', telephone: '+32 2 555 00 00' },
  office: {
    name: { nl: 'Voorbeeldbureau voor Statistiek', fr: 'Bureau modèle de statistique' },
    deadline: '2026-12-31',
    averageMinutes: 25,
    colours: { light: { accent: '#7a1f3d', text: '#ffffff' }, dark: { accent: '#f3a9c0', text: '#2b0a15' } },
  },
  legal: {
    accessibilityStatement: {
      law: 'Voorbeeldtekst: de wet op toegankelijke websites',
      prepared: '2026-11-26',
      replyDays: 30,
      enforcement: { body: 'Voorbeeldtekst: de ombudsdienst', address: 'https://ombudsman.example/complaint' },
    },
  },
};

/** Has a state played at the sample office. */
export function atOffice(stage: Stage): void {
  stage.config.value = config;
  showColours(config.office?.colours);
  shownLogo.value = logoOf(`data:image/svg+xml;base64,${btoa(logo)}`, {
    nl: 'Voorbeeldbureau voor Statistiek',
    fr: 'Bureau modèle de statistique',
  });
}
