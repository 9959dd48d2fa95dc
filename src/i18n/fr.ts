import type { Dictionary } from './dictionary.ts';
import { frLater } from './fr.later.ts';
import { plural } from './plural.ts';

/** The interface's own words in French. */
export const fr: Dictionary = {
  first: {
    appName: 'Veldwerk',
    skipToContent: 'Aller au contenu',
    notOfficial: 'Veldwerk est une application indépendante, et non un service des autorités.',
    unofficial: 'Ceci est une traduction non officielle. Le texte néerlandais fait foi.',
    cancel: 'Annuler',
    error: 'Erreur :',
    language: 'Langue',

    start: {
      install: 'Installer l’application',
      connection: 'Si la connexion est coupée',
      moved: 'J’apporte une enquête commencée dans un fichier',
      storage: 'Stockage et copie de réserve',
      accessibility: 'Accessibilité',
      title: 'Remplir une enquête',
      what: 'Vous remplissez cette enquête sur cet appareil, même sans réseau. Chaque réponse est aussitôt enregistrée sur l’appareil ; vous pouvez vous arrêter à tout moment et continuer plus tard.',
      time: (items) =>
        `L’enquête compte ${items} questions ; vous ne verrez que celles qui concernent votre entreprise. La durée dépend surtout de ce que vous devez rechercher.`,
      delivery:
        'Vous continuez simplement : tout est sur cet appareil. Une fois terminée, l’enquête est envoyée dès qu’il y a une connexion. Vous recevez alors un accusé de réception.',
      measured:
        'L’application mesure le temps que vous consacrez à l’enquête. Vous voyez ce temps à la fin et décidez vous-même de ce que vous déclarez ; par module, seul un total est transmis.',
      audit: (values) =>
        `Pour cette enquête, l’application note aussi quand vous étiez à quelle question${values ? ' et ce que vous y aviez répondu avant et après' : ''}. Cela est transmis avec l’enquête.`,
      begin: 'Commencer l’enquête',
      beginAnother: 'Commencer une nouvelle enquête',
      drafts: 'En cours sur cet appareil',
      completed: 'Terminées sur cet appareil',
      continue: 'Continuer',
      open: 'Voir l’envoi',
      delete: 'Supprimer',
      unnamed: (when) => `Sans nom, commencée le ${when}`,
      pending: 'À envoyer',
      by: (publisher) => `Une enquête de ${publisher}`,
      nothingOffered: 'Les réglages de cette application ne proposent aucune enquête qu’elle connaisse.',
      changed: (when) => `Dernière modification : ${when}`,
      progress: (answered, asked) => `${answered} questions répondues sur ${asked}`,
      blank: 'Imprimer un questionnaire vierge pour rassembler les données',
      invitation: 'J’ai une invitation (code ou lien)',
      help: 'Besoin d’aide ?',
      obligation: 'Obligation',
      data: 'Ce qu’il advient de vos données',
      offline: {
        yes: 'Prête à l’emploi sans réseau.',
        'not yet': 'Restez encore un instant connecté : l’application est en cours d’enregistrement sur cet appareil.',
        unsupported: 'Ce navigateur ne peut pas conserver l’application pour un usage sans réseau.',
      },
      unreadable:
        'Cette enquête relève d’une version que cette application ne peut pas ouvrir. Les réponses restent conservées.',
    },

    label: {
      title: 'Pour quelle entreprise ?',
      hint: 'Uniquement pour retrouver cette enquête sur cet appareil. N’est pas transmis.',
    },

    rail: {
      title: 'Parties',
      menu: (current) => `Parties · ${current}`,
      review: 'Vérifier et envoyer',
      home: 'Aperçu',
      backup: 'Copie de réserve',
      search: 'Chercher une question',
      answered: (answered, asked) => `${answered} sur ${asked}`,
      waiting: (count) => `${count} en attente`,
      optional: 'facultatif',
      states: {
        untouched: 'pas encore commencé',
        busy: 'en cours',
        done: 'complet',
        attention: 'à corriger',
        skipped: 'sans objet',
      },
    },

    save: {
      fresh: 'Rien encore rempli',
      saving: 'Enregistrement …',
      saved: (time) => `Enregistré à ${time}`,
      failed: 'Non enregistré',
      faults: {
        overtaken:
          'Cette enquête est remplie dans une autre fenêtre. Ce que vous avez saisi en dernier ici n’est pas enregistré.',
        gone: 'Cette enquête n’est plus sur cet appareil.',
        quota:
          'L’appareil n’a plus de place. Vos réponses ne se trouvent pour l’instant que dans cette fenêtre : ne la fermez pas et libérez de la place.',
        closed:
          'Le navigateur a fermé le stockage. Vos réponses ne se trouvent pour l’instant que dans cette fenêtre : ne la fermez pas.',
        failed:
          'Le navigateur ne peut pas enregistrer vos réponses. Elles ne se trouvent pour l’instant que dans cette fenêtre : ne la fermez pas.',
      },
      backup: 'Enregistrer une copie dans un fichier',
    },

    connection: { offline: 'Pas de réseau. Vous pouvez continuer à travailler.' },

    pen: {
      reader: 'Cette enquête est déjà ouverte dans une autre fenêtre. Ici, vous pouvez seulement la lire.',
      takeOver: 'Continuer à remplir ici',
    },

    module: {
      back: 'Précédent',
      next: 'Suivant',
      review: 'Vérifier',
      reviewNow: 'Aller à la vérification',
      onward: 'Suite de l’enquête',
      unknown: 'Cette partie n’existe pas.',
      faults: {
        missing: 'Cette enquête n’est pas (ou plus) sur cet appareil.',
        unreadable:
          'Cette enquête ne peut pas être ouverte avec cette version de l’application. Vos réponses restent conservées.',
        storage:
          'Le navigateur ne donne pas accès au stockage de cet appareil. Vos réponses ne peuvent pas être affichées pour l’instant.',
      },
      toStart: 'Vers l’aperçu',
    },

    notLoaded: {
      title: 'Cette page n’a pas pu être chargée',
      what: 'Vos réponses sont enregistrées. Redémarrez l’application pour continuer.',
      again: 'Redémarrer',
    },

    config: {
      brokenFirst:
        'Les réglages de cette application (config.json) sont illisibles. Vous pouvez remplir l’enquête ; rien n’est envoyé avant qu’ils soient de nouveau lisibles.',
      broken:
        'Les réglages de cette application (config.json) sont illisibles. Les réglages précédents restent d’application.',
    },

    strays: {
      found: (count) =>
        plural(
          'fr',
          count,
          `${count} donnée sur cet appareil est illisible. Elle reste conservée.`,
          `${count} données sur cet appareil sont illisibles. Elles restent conservées.`,
        ),
      export: 'Les enregistrer dans un fichier',
    },

    insecure:
      'Cette application doit être ouverte par une connexion sécurisée (https). Ici, rien ne peut être enregistré ni envoyé.',
    elsewhere: (name) => `Les réponses de « ${name} » ne sont pas encore enregistrées.`,

    storageBroken:
      'Le navigateur ne donne pas accès au stockage de cet appareil. Sans stockage, vous ne pouvez pas commencer : vos réponses seraient perdues.',

    update: {
      ready: 'Il y a une nouvelle version de l’application.',
      apply: 'Mettre à jour maintenant',
    },
  },

  later: frLater,
};
