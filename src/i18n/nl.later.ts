/** The words of the pages that come after the last question, in Dutch. The first screen does not wait for them. */
export const nlLater = {
  review: {
    title: 'Nakijken en afronden',
    intro: 'Kijk uw antwoorden na. Na het afronden kunnen ze niet meer gewijzigd worden.',
    problem: 'Er is nog iets te doen',
    ready: 'Alles is ingevuld. U kan afronden.',
    missing: 'Nog niet beantwoord:',
    change: 'Wijzig',
    blank: 'Niet ingevuld',
    contactReminder: (blank: string) =>
      `Nog niet ingevuld bij de contactgegevens: ${blank}. Dat hoeft niet, maar het helpt bij vragen.`,
    complete: 'Afronden en verzenden',
    completing: 'Bezig met afronden …',
    notComplete: 'Afronden kan pas als er niets meer open staat.',
    failed: 'Afronden is niet gelukt. Uw antwoorden zijn bewaard. Probeer het opnieuw.',
    movedOn: 'De antwoorden zijn intussen gewijzigd. Kijk ze na en rond opnieuw af.',
  },

  delivery: {
    title: 'Verzending',
    states: {
      queued: 'Afgerond en bewaard op dit toestel. Wordt verzonden zodra er verbinding is.',
      sending: 'Wordt nu verzonden …',
      paused: 'De ontvanger vraagt eerst toegang. Er gaat niets verloren: zodra die er is, wordt de enquête verzonden.',
      delivered: 'Ontvangen. De enquête is volledig aangekomen.',
      lost: 'Van deze enquête staat op dit toestel geen verzending en geen ontvangstbewijs.',
      refused: 'De ontvanger heeft deze enquête niet aanvaard. Uw antwoorden zijn bewaard op dit toestel.',
    },
    nextAttempt: (last: string, next: string) =>
      `Laatste poging ${last}: geen ontvangstbewijs. Volgende poging om ${next}.`,
    attempts: (count: number) => `${count} ${count === 1 ? 'poging' : 'pogingen'} tot nu.`,
    sendNow: 'Nu verzenden',
    sendAgain: 'Verzend dezelfde antwoorden opnieuw',
    save: 'Bewaar een kopie in een bestand',
    code: 'Ontvangstbewijs',
    receivedAt: (when: string) => `Ontvangen op ${when}`,
    keepCode: 'Noteer deze code of maak er een foto van.',
    completedAt: (when: string) => `Afgerond op ${when}`,
    stay: 'U mag de app sluiten. Open ze opnieuw wanneer er netwerk is; dan wordt er vanzelf verzonden.',
    draft: 'Deze enquête is nog niet afgerond.',
    reasons: {
      'bad-request': 'Het verzoek was niet leesbaar.',
      'malformed-document': 'De verzonden gegevens waren niet leesbaar.',
      'digest-required': 'De controlesom ontbrak.',
      'id-mismatch': 'Het kenmerk klopte niet.',
      unauthorised: 'Dit toestel is niet aangemeld bij de ontvanger.',
      forbidden: 'Dit toestel mag deze enquête niet verzenden.',
      conflict: 'Onder dit kenmerk is al een andere enquête ontvangen.',
      'too-large': 'De enquête is te groot.',
      'unsupported-media-type': 'De ontvanger kent dit soort bericht niet.',
      'invalid-document': 'De ontvanger vond fouten in de antwoorden.',
      other: 'De ontvanger gaf een onbekende reden.',
    },
    faults: {
      'unknown-item': 'deze vraag bestaat niet in de enquête',
      'wrong-value': 'dit antwoord is geen geldige waarde',
      'off-route': 'deze vraag hoort bij deze antwoorden overgeslagen te zijn',
      'not-skipped': 'deze vraag had gesteld moeten worden',
      'not-undetermined': 'deze vraag had gesteld moeten worden',
      'not-asked': 'deze vraag is niet gesteld',
      unaccounted: 'het antwoord ontbreekt',
      'counted-twice': 'deze vraag komt twee keer voor',
      other: 'de ontvanger aanvaardt dit niet',
    },
  },
};

/** The later words that every language has. */
export type LaterWords = typeof nlLater;
