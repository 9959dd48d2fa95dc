import { allOf, type Condition } from './condition.ts';
import type { Block, NeutralInstrument, NeutralItem } from './neutral.ts';
import { yesNo } from './yesNo.ts';

const number = (id: string, label: string, unit: string): NeutralItem => ({
  id,
  label: `${label} (${unit})`,
  type: 'number',
});
const percent = (id: string, label: string): NeutralItem => number(id, label, '%');
const text = (id: string, label: string): NeutralItem => ({ id, label, type: 'text' });

const unlessNo = (item: string): Condition => ({ isNot: [item, 'no'] });
const hasInternet: Condition = { isNot: ['A1', 0] };
const anyB1: Condition = { any: [{ is: ['B1a', 'yes'] }, { is: ['B1b', 'yes'] }] };
const e1 = [...'abcdefg'].map((letter) => `E1${letter}`);
const anyE1: Condition = { any: e1.map((item) => ({ is: [item, 'yes'] })) };
const allNoE1: Condition = { all: e1.map((item) => ({ is: [item, 'no'] })) };

/** A block under a condition, where there is one. */
const under = (when: Condition | undefined, block: Block): Block => {
  const gate = allOf(when, block.when);
  return { ...block, ...(gate && { when: gate }) };
};

/** An item alone. */
const one = (item: NeutralItem, when?: Condition): Block => under(when, { items: [item] });

/** Lettered items under one stem. */
const grid = (question: string, stem: string, labels: readonly string[], when?: Condition, item = yesNo): Block =>
  under(when, {
    stem: `${question}. ${stem}`,
    items: labels.map((label, at) => {
      const id = `${question}${'abcdefghijk'[at]}`;
      return item(id, `${id}) ${label}`);
    }),
  });

const webSales = [
  'De website of de apps van uw onderneming (inclusief extranets)',
  'De websites of de apps van een online-marktplaats gebruikt door meerdere ondernemingen (bv. Booking, eBay, Amazon)',
];

/** The 87 items of the survey on the use of ICT and e-commerce, contact included, with their routing. */
export const ict: NeutralInstrument = {
  id: 'ict',
  title: 'Enquête naar het gebruik van ICT en e-commerce bij de ondernemingen',
  modules: [
    {
      id: 'I',
      title: 'Identificatiegegevens',
      blocks: [
        {
          stem: 'Contactpersoon binnen de onderneming',
          items: [text('I1', 'Naam'), text('I2', 'Functie'), text('I3', 'E-mailadres'), text('I4', 'Telefoon')],
        },
      ],
    },
    {
      id: 'A',
      title: 'Module A: Toegang tot en gebruik van het internet',
      blocks: [
        one(
          number(
            'A1',
            'A1. Geef een schatting van het percentage van het totaal aantal werknemers dat toegang heeft tot het internet voor zakelijk gebruik.',
            '%',
          ),
        ),
        ...[
          one(
            yesNo(
              'A2',
              'A2. Gebruikt uw onderneming om het even welk type vaste internetverbinding? (bv. ADSL, SDSL, VDSL, FTTP, kabel)',
            ),
          ),
          one(
            {
              id: 'A3',
              type: 'choice',
              label:
                'A3. Wat is de contractueel afgesproken maximale downloadsnelheid van de snelste vaste internetverbinding?',
              options: [
                ['s1', 'Minder dan 30 Mbit/s'],
                ['s2', 'Minstens 30 maar minder dan 100 Mbit/s'],
                ['s3', 'Minstens 100 maar minder dan 500 Mbit/s'],
                ['s4', 'Minstens 500 Mbit/s maar minder dan 1 Gbit/s'],
                ['s5', 'Minstens 1 Gbit/s'],
              ],
            },
            unlessNo('A2'),
          ),
          one(
            yesNo(
              'A4',
              'A4. Is de snelheid van uw vaste internetverbinding(en) gewoonlijk voldoende voor de werkelijke behoeften van uw onderneming?',
            ),
            unlessNo('A2'),
          ),
          grid('A5', 'Heeft minstens één van de werknemers toegang op afstand tot het volgende?', [
            'E-mailsysteem van de onderneming',
            'Documenten van de onderneming',
            'Zakelijke toepassingen of software van de onderneming',
          ]),
          one(yesNo('A6', 'A6. Houdt uw onderneming vergaderingen op afstand?')),
        ].map((block) => under(hasInternet, block)),
      ],
    },
    {
      id: 'B',
      title: 'Module B: E-commerce',
      blocks: [
        grid('B1', 'Heeft uw onderneming in 2023 webverkopen van goederen of diensten gerealiseerd via:', webSales),
        one(
          number('B2', 'B2. Welk percentage van de totale omzet werd in 2023 voortgebracht door webverkopen?', '%'),
          anyB1,
        ),
        grid(
          'B3',
          'Procentuele uitsplitsing van de waarde van de webverkopen over de verkoopskanalen:',
          webSales,
          anyB1,
          percent,
        ),
        grid(
          'B4',
          'Procentuele uitsplitsing van de waarde van de webverkopen naar type klant:',
          ['Verkoop aan particulieren (B2C)', 'Verkoop aan andere ondernemingen (B2B) en overheden (B2G)'],
          anyB1,
          percent,
        ),
        grid(
          'B5',
          'Ontving uw onderneming in 2023 bestellingen via een website of via apps door klanten in de volgende regio’s?',
          ['België', 'Andere EU-landen', 'Rest van de wereld'],
          anyB1,
        ),
        one(yesNo('B6', 'B6. Heeft uw onderneming in 2023 EDI-verkopen van goederen of diensten gerealiseerd?')),
        one(
          number('B7', 'B7. Welk percentage van de totale omzet werd in 2023 voortgebracht door EDI-verkopen?', '%'),
          unlessNo('B6'),
        ),
      ].map((block) => under(hasInternet, block)),
    },
    {
      id: 'C',
      title: 'Module C: ICT-specialisten en vaardigheden',
      blocks: [
        one(yesNo('C1', 'C1. Heeft uw onderneming ICT-specialisten in dienst?')),
        grid(
          'C2',
          'Bood uw onderneming in 2023 opleidingen aan om de ICT-vaardigheden van het personeel te ontwikkelen?',
          ['Opleidingen voor ICT-specialisten', 'Opleidingen voor ander personeel'],
        ),
        one(
          yesNo(
            'C3',
            'C3. Nam uw onderneming in 2023 ICT-specialisten in dienst of heeft uw onderneming dat geprobeerd?',
          ),
        ),
        one(
          yesNo(
            'C4',
            'C4. Had uw onderneming in 2023 vacatures voor ICT-specialisten die moeilijk ingevuld geraakten?',
          ),
          unlessNo('C3'),
        ),
        grid(
          'C5',
          'Had uw onderneming bij de aanwerving van ICT-specialisten één van de volgende moeilijkheden?',
          [
            'Gebrek aan kandidaten',
            'Gebrek aan relevante ICT-kwalificaties',
            'Gebrek aan relevante werkervaring',
            'Te hoge loonverwachtingen',
          ],
          allOf(unlessNo('C3'), unlessNo('C4')),
        ),
        grid('C6', 'Wie heeft de ICT-functies van uw onderneming uitgevoerd in 2023?', [
          'Uw eigen werknemers',
          'Externe dienstverleners',
        ]),
      ],
    },
    {
      id: 'D',
      title: 'Module D: ICT-beveiliging',
      blocks: [
        grid('D1', 'Gebruikt uw onderneming één van de volgende maatregelen op het vlak van ICT-beveiliging?', [
          'Authenticatie door middel van een sterk wachtwoord',
          'Authenticatie via biometrische methoden',
          'Authenticatie op basis van ten minste twee mechanismen',
          'Coderingstechnieken voor gegevens, documenten of e-mails',
          'Gegevensback-up naar een afzonderlijke locatie',
          'Controle op de toegang tot het netwerk',
          'VPN',
          'ICT-beveiligingsmonitoringsysteem',
          'Bijhouden van logbestanden voor analyse na incidenten',
          'ICT-risicobeheer',
          'ICT-veiligheidstests',
        ]),
        grid('D2', 'Maakt uw onderneming het personeel op de volgende manieren bewust van hun verplichtingen?', [
          'Vrijwillige opleiding of intern beschikbare informatie',
          'Verplichte opleidingen of het bekijken van verplicht materiaal',
          'Contractueel (bv. in het arbeidscontract)',
        ]),
        one(
          yesNo(
            'D3',
            'D3. Beschikt uw onderneming over documenten over maatregelen, praktijken of procedures op het gebied van ICT-beveiliging?',
          ),
        ),
        grid(
          'D4',
          'Heeft uw onderneming in 2023 te maken gehad met een ICT-gerelateerd beveiligingsincident met de volgende gevolgen?',
          [
            'Onbeschikbaarheid door defecten aan hardware of software',
            'Onbeschikbaarheid door aanvallen van buitenaf',
            'Vernietiging van gegevens door defecten',
            'Vernietiging van gegevens door kwaadaardige software',
            'Openbaarmaking van gegevens door indringing of opzet',
            'Openbaarmaking van gegevens door onopzettelijke handelingen',
          ],
        ),
      ],
    },
    {
      id: 'E',
      title: 'Module E: Kunstmatige intelligentie',
      blocks: [
        grid('E1', 'Maakt uw onderneming gebruik van één van de volgende Kunstmatige-Intelligentietechnologieën?', [
          'Tekstmining',
          'Spraakherkenning',
          'Genereren van natuurlijke taal, spraaksynthese',
          'Beeldherkenning, beeldverwerking',
          'Machinaal leren voor gegevensanalyse',
          'Robotic process automation op basis van AI',
          'Autonome robots, zelfrijdende voertuigen, drones',
        ]),
        grid(
          'E2',
          'Maakt uw onderneming gebruik van AI voor één van de volgende doeleinden?',
          [
            'Marketing of verkoop',
            'Productie- of serviceprocessen',
            'Organisatie van administratieve processen of management',
            'Logistiek',
            'ICT-beveiliging',
            'Boekhouding, controle van financieel beheer',
            'Onderzoek en ontwikkeling of innovatie',
          ],
          anyE1,
        ),
        grid(
          'E3',
          'Hoe heeft uw onderneming de software of systemen voor AI aangeschaft?',
          [
            'Ontwikkeld door eigen werknemers',
            'Commerciële software gemodificeerd door eigen werknemers',
            'Opensourcesoftware gemodificeerd door eigen werknemers',
            'Commerciële software gebruiksklaar aangekocht',
            'Contract met externe dienstverleners',
          ],
          anyE1,
        ),
        one(
          yesNo('E4', 'E4. Verwerkt uw onderneming gegevens over individuen met behulp van AI-technologieën?'),
          anyE1,
        ),
        one(
          yesNo(
            'E5',
            'E5. Neemt uw onderneming maatregelen om de resultaten te controleren op mogelijke vooroordelen?',
          ),
          allOf(anyE1, unlessNo('E4')),
        ),
        one(
          yesNo('E6', 'E6. Heeft uw onderneming ooit overwogen de AI-technologieën uit vraag E1 te gebruiken?'),
          allNoE1,
        ),
        grid(
          'E7',
          'Waarom heeft uw onderneming de AI-technologieën uit vraag E1 niet gebruikt?',
          [
            'De kosten lijken te hoog',
            'Gebrek aan relevante deskundigheid',
            'Onverenigbaarheid met bestaande apparatuur of software',
            'Problemen met beschikbaarheid of kwaliteit van gegevens',
            'Bezorgdheid over gegevensbescherming',
            'Gebrek aan duidelijkheid over de juridische gevolgen',
            'Ethische overwegingen',
            'AI-technologieën zijn niet nuttig voor de onderneming',
          ],
          allOf(allNoE1, unlessNo('E6')),
        ),
      ],
    },
    {
      id: 'F',
      title: 'Module F: Benodigde tijd',
      blocks: [one(number('F1', 'Hoeveel tijd heeft u nodig gehad om de enquête in te vullen?', 'minuten'))],
    },
  ],
};
