import type { LaterWords } from './nl.later.ts';
import { plural } from './plural.ts';

const minutes = (count: number) => `${count} ${plural('fr', count, 'minute', 'minutes')}`;

/** The words of the pages that come after the last question, in French. */
export const frLater: LaterWords = {
  deletion: {
    title: 'Supprimer ces réponses ?',
    draft: (name) =>
      `Les réponses de « ${name} » seront effacées de cet appareil. Cette opération ne peut pas être annulée.`,
    delivered: (name) =>
      `La copie de « ${name} » sera effacée de cet appareil. L’enquête reçue reste auprès de l’institution.`,
    confirm: 'Oui, supprimer',
    failed: 'La suppression a échoué.',
  },

  question: {
    clear: 'Effacer cette réponse',
    cleared: 'Réponse effacée.',
    skipped: (question, reason) => `${question} n’est pas posée : ${reason}.`,
    reason: (items, answer) => `réponse « ${answer} » à ${items}`,
    waiting: 'À répondre d’abord :',
    undetermined: (question, items) => `${question} ne peut être déterminée : pas de réponse à ${items}.`,
    waitingFor: (question) => `question ${question}`,
    and: ' et ',
    total: 'Total',
    remainder: (rest) => `encore ${rest} % à répartir`,
    excess: (over) => `${over} % de trop`,
    exact: 'exact',
    offer: (item, value) => `Inscrire les ${value} % restants en ${item}`,
    offerOnly: (values) =>
      `Inscrire ${Object.entries(values)
        .map(([item, value]) => `${value} % en ${item}`)
        .join(' et ')}`,
  },

  time: {
    measured: (count) => `L’application a mesuré jusqu’ici ${minutes(count)} de remplissage.`,
    lookup: 'Ajoutez-y le temps qu’il vous a fallu, à vous et à vos collègues, pour rechercher les données.',
    add: (count) => `+ ${count} min`,
    addGroup: 'Ajouter le temps de recherche',
    confirm: (count) => `${minutes(count)}, c’est exact`,
    shorter: 'C’est moins que le temps mesuré. Si c’est exact, vous n’avez rien à faire.',
    unconfirmed: 'Ce nombre ne compte que si vous le confirmez ou le modifiez.',
    confirmed: 'Confirmé par vous.',
    invalid: 'Ce nombre ne peut pas être compté : indiquez des minutes entières, au moins 1.',
  },

  standing: {
    queued: 'Prête à être envoyée',
    sending: 'Envoi en cours',
    paused: 'En attente d’accès',
    delivered: 'Envoyée et reçue',
    refused: 'Non acceptée',
    lost: 'Introuvable',
  },

  invitation: {
    enter: 'Collez ou saisissez ici le code ou le lien de votre invitation',
    open: 'Ouvrir',
    title: 'Votre invitation',
    forCase: (id) => `Pour le dossier ${id}`,
    prefilled:
      'Certaines données sont déjà connues. Vous les voyez à la question ; elles ne comptent comme réponse que si vous les reprenez.',
    leftOut: 'Des réponses transmises sans chiffrement ont été écartées.',
    already: 'Cette enquête est déjà sur cet appareil : continuer',
    code: 'Code d’accès',
    codeHint: 'Le code figure dans la lettre de l’institution.',
    wrong: 'Ce code ne correspond pas à l’invitation.',
    slip: 'Ce code contient une erreur. Comparez chaque caractère avec la lettre.',
    unreadable:
      'Cette invitation est illisible. Le lien a peut-être été coupé : collez-le en entier. Si cela ne suffit pas, demandez-en une nouvelle à l’institution.',
    unknown: 'Cette invitation concerne une enquête que cette application ne propose pas.',
    putAway: 'Mettre l’invitation de côté',
    fetching: 'Récupération de votre invitation …',
    again: 'Réessayer',
    sealed: 'L’institution connaît déjà certaines données. Saisissez le code d’accès pour les voir.',
    without: 'Commencer sans ces données',
    beside: 'Numéro d’entreprise ou dossier imprimé à côté du code',
    another: 'Un autre code ou lien',
    codeFaults: {
      later:
        'Il n’y a pas de connexion avec l’institution en ce moment. Votre invitation sera récupérée dès qu’il y en aura une ; vous pouvez déjà commencer.',
      unknown: 'L’institution ne connaît pas ce code. Comparez-le avec la lettre ou saisissez-en un autre.',
      expired: 'Le délai de ce code est dépassé. Demandez-en un nouveau à l’institution.',
      revoked: 'L’institution a retiré ce code. Demandez-en un nouveau.',
      'used-up': 'Ce code a été utilisé trop souvent. Demandez-en un nouveau à l’institution.',
      'too-many':
        'Beaucoup de codes ont été essayés en peu de temps. Indiquez aussi ce qui est imprimé à côté du code, ou réessayez plus tard.',
    },
    awaits:
      'Votre invitation doit encore être récupérée auprès de l’institution ; il faut pour cela une connexion. Vous pouvez continuer à répondre. Vous terminerez dès qu’elle sera là.',
    elsewhere: 'Cette invitation concerne un autre dossier. Elle vous attend sur la première page.',
    states: {
      unauthorised:
        'L’institution ne connaît pas ou plus cette invitation. Vous pouvez continuer à répondre ; si vous avez un code ou un lien plus récent, saisissez-le ici avant de terminer.',
      revoked:
        'L’institution a retiré cette invitation : ce que vous envoyez avec elle n’est pas accepté. Si vous avez un nouveau code ou lien, saisissez-le ici.',
      expired:
        'Le délai de cette invitation est dépassé. Ce que vous terminez arrive encore, avec la mention de son retard.',
      outOfScope:
        'Selon l’institution, cette entreprise ne fait pas partie de l’enquête. Vous n’avez pas à répondre. En cas de doute, adressez-vous au service d’assistance.',
      ceased:
        'Selon l’institution, cette entreprise a cessé ses activités. Vous n’avez pas à répondre. En cas de doute, adressez-vous au service d’assistance.',
    },
  },

  aside: {
    mark: 'À rechercher',
    marked: (count) => `À rechercher (${count}) :`,
    more: 'Remarque ou pas de réponse',
    original: 'Texte néerlandais',
    define: 'Qu’est-ce que c’est ?',
    close: 'Fermer',
    undo: 'Annuler',
    confirm: 'C’est exact',
    confirmed: 'Vous avez confirmé que c’est exact.',
    why: 'Explication (facultative, transmise avec l’enquête)',
    known: 'Connu de l’institution, pas encore répondu :',
    takeOver: 'Toujours exact, reprendre',
    remark: 'Votre remarque sur cette question',
    sendRemark: 'Transmettre cette remarque avec l’enquête',
    cannot: 'Ne pouvez-vous vraiment pas répondre ?',
    cannotHint: 'Une estimation ou la réponse d’un collègue aide davantage. Si ce n’est pas possible, dites pourquoi.',
    which: 'À quoi ?',
    reasons: {
      unknown: 'Je ne le sais pas et ne peux pas le savoir',
      refused: 'Je ne souhaite pas le communiquer',
      inapplicable: 'Cela ne s’applique pas à notre entreprise',
    },
    explain: 'Explication (facultative)',
    leaveOpen: 'Laisser sans réponse',
  },

  install: {
    title: 'Installez d’abord l’application',
    risk: 'Dans ce navigateur, vos réponses peuvent disparaître si vous n’ouvrez pas l’application pendant sept jours. Dans l’application installée, non.',
    apart:
      'L’application installée a son propre stockage : ce que vous avez déjà rempli ici ne s’y trouve pas. Le bouton « Transférer » de votre enquête permet de l’emporter.',
    ios: [
      'Touchez le symbole de partage.',
      'Choisissez « Sur l’écran d’accueil ».',
      'Ouvrez désormais l’application depuis l’écran d’accueil.',
    ],
    mac: [
      'Ouvrez le menu Fichier.',
      'Choisissez « Ajouter au Dock ».',
      'Ouvrez désormais l’application depuis le Dock.',
    ],
  },

  restored: {
    responses: (count) =>
      `Le navigateur avait perdu des réponses. ${count === 1 ? 'Une enquête a été rétablie' : `${count} enquêtes ont été rétablies`} à partir de la réserve sur cet appareil.`,
    damaged: (count) =>
      `${count === 1 ? 'Une ligne de la réserve sur cet appareil est endommagée' : `${count} lignes de la réserve sur cet appareil sont endommagées`}. Le reste a été lu.`,
    noted: 'Compris',
  },

  storage: {
    title: 'Stockage et copie de réserve',
    whatTitle: 'Ce qui se trouve sur cet appareil',
    counts: (drafts, waiting, receipts) =>
      `${drafts} ${plural('fr', drafts, 'enquête commencée', 'enquêtes commencées')}, ${waiting} à envoyer, ${receipts} ${plural('fr', receipts, 'accusé de réception', 'accusés de réception')}.`,
    room: (used, all) => `L’application utilise ${used} sur les ${all} que le navigateur lui accorde.`,
    reserve: {
      opfs: 'Chaque réponse se trouve deux fois sur cet appareil : dans la base de données du navigateur et dans un fichier à côté.',
      cache:
        'Chaque réponse se trouve deux fois sur cet appareil : dans la base de données du navigateur et dans son cache.',
      kept: 'Chaque réponse se trouve deux fois sur cet appareil.',
      none: 'Ce navigateur n’a pas de second stockage : chaque réponse ne se trouve qu’une fois sur cet appareil. Faites des copies de réserve.',
      quota:
        'Il n’y a pas de place pour le second stockage : chaque réponse ne se trouve qu’une fois sur cet appareil. Libérez de la place.',
      failed:
        'Le second stockage ne fonctionne pas pour le moment : chaque réponse ne se trouve qu’une fois sur cet appareil. Faites une copie de réserve.',
    },
    withoutDatabase: {
      kept: 'Chaque réponse ne se trouve qu’une fois sur cet appareil : dans le second stockage.',
      nowhere: 'Ce que vous tapez maintenant n’est pas conservé sur cet appareil.',
    },
    persisted: 'Le navigateur a promis de garder les données jusqu’à ce que vous les effaciez.',
    notPersisted: 'Le navigateur peut effacer les données si l’appareil est plein.',
    persist: 'Demander de les garder',
    installed: 'L’application est installée sur cet appareil.',
    notInstalled: 'L’application n’est pas installée : elle tourne dans une fenêtre du navigateur.',
    sevenDays:
      'Safari sur iPhone, iPad et Mac efface les données d’un site qui n’est pas utilisé pendant sept jours. Pas celles d’une application sur l’écran d’accueil.',
    backupTitle: 'Faire une copie de réserve',
    backup:
      'Un seul fichier avec toutes les enquêtes commencées, tout ce qui doit encore être envoyé et tous les accusés de réception. Gardez-le ailleurs que sur cet appareil : un appareil cassé ou perdu emporte tout.',
    noBackup: 'Aucune copie de réserve n’a encore été faite sur cet appareil.',
    lastBackup: (when) => `Dernière copie de réserve : ${when}.`,
    passphrase: 'Phrase secrète de la copie de réserve',
    passphraseHint: (least) =>
      `Au moins ${least} caractères, par exemple quatre mots. Sans la phrase secrète, personne ne peut ouvrir le fichier, nous non plus.`,
    encrypt: 'Enregistrer chiffrée',
    plain: 'Enregistrer sans phrase secrète',
    plainWarning: 'Sans phrase secrète, toute personne qui a le fichier peut lire les réponses.',
    plainConfirm: 'Enregistrer quand même sans phrase secrète',
    backupOutcomes: {
      saved: 'La copie de réserve est faite.',
      short: 'Cette phrase secrète est trop courte.',
      failed: 'La copie de réserve n’a pas pu être faite.',
    },
    bringInTitle: 'Rétablir une copie de réserve',
    bringIn: 'Choisissez le fichier d’une copie de réserve',
    opensWith: 'Phrase secrète avec laquelle le fichier est chiffré',
    openBackup: 'Ouvrir la copie de réserve',
    plan: (when) => `Copie de réserve du ${when}. Rien n’est encore modifié. Voici ce qui se passerait :`,
    effects: {
      new: 'vient sur cet appareil',
      newer: 'est plus avancée qu’ici et prend la place',
      same: 'se trouve déjà ici',
      older: 'est plus avancée ici ou déjà reçue et reste comme elle est',
    },
    bringInNow: 'Rétablir',
    broughtIn: (count) =>
      count === 0
        ? 'Il n’y avait rien à rétablir.'
        : `${count} ${plural('fr', count, 'enquête rétablie', 'enquêtes rétablies')}.`,
    bringInFaults: {
      locked: 'Ce fichier est chiffré. Donnez la phrase secrète.',
      'wrong-passphrase': 'Ce n’est pas la phrase secrète, ou le fichier est endommagé.',
      unreadable: 'Ce fichier n’est pas une copie de réserve, ou il est endommagé. Rien n’a été modifié.',
      failed: 'Le rétablissement n’a pas réussi.',
    },
    testTitle: 'Tester le stockage',
    test: 'L’application écrit quelque chose dans les deux stockages, le relit et l’efface.',
    testNow: 'Tester maintenant',
    tested: {
      database: {
        good: 'La base de données du navigateur fonctionne.',
        bad: 'La base de données du navigateur ne fonctionne pas.',
        none: 'Ce navigateur n’a pas de base de données.',
      },
      reserve: {
        good: 'Le second stockage fonctionne.',
        bad: 'Le second stockage ne fonctionne pas.',
        none: 'Ce navigateur n’a pas de second stockage.',
      },
    },
    alone:
      'Vos réponses sont enregistrées, mais le second stockage sur cet appareil ne fonctionne pas pour le moment. Faites une copie de réserve.',
    full: 'Vos réponses sont enregistrées, mais cet appareil est plein : le second stockage ne les reçoit plus. Libérez de l’espace ou faites une copie de réserve.',
    held: 'La base de données du navigateur n’enregistre pas vos réponses. Elles se trouvent dans le second stockage sur cet appareil et reviendront au prochain démarrage.',
    memory: {
      kept: 'Le navigateur ne donne pas de base de données, ou elle n’accepte plus rien parce que l’appareil est plein : libérez alors de l’espace. Vos réponses sont dans le second stockage de cet appareil et reviendront au prochain démarrage. Faites quand même une copie de sauvegarde.',
      nowhere:
        'Le navigateur ne conserve rien ici, peut-être parce que c’est une fenêtre privée ou parce que l’appareil est plein. Ce que vous tapez maintenant disparaît dès que vous fermez cette fenêtre : envoyez-le ou faites une copie de sauvegarde.',
    },
    outdated:
      'Une version plus récente de l’application est ouverte dans une autre fenêtre. Ce que vous avez saisi est conservé. Rechargez cette fenêtre pour continuer.',
    reload: 'Recharger',
  },

  lock: {
    title: 'Verrouillé',
    what: 'Les réponses sur cet appareil sont chiffrées. Donnez la phrase secrète pour continuer.',
    passphrase: 'Phrase secrète',
    show: 'Afficher la phrase secrète',
    open: 'Déverrouiller',
    byDevice: 'Déverrouiller par l’empreinte, le visage ou le code de cet appareil',
    outcomes: {
      busy: 'Un instant …',
      wrong: 'Ce n’est pas la phrase secrète.',
      refused: 'L’appareil n’a pas déverrouillé. Utilisez la phrase secrète.',
      failed: 'Le déverrouillage n’a pas réussi. Réessayez.',
    },
    waits: (seconds) =>
      `Trop de phrases secrètes erronées. Réessayez dans ${seconds} ${plural('fr', seconds, 'seconde', 'secondes')}.`,
    forgotten: 'Phrase secrète oubliée ?',
    final:
      'Sans la phrase secrète, plus personne ne peut lire les réponses sur cet appareil, et nous non plus. Si vous avez une copie de réserve sous une autre phrase secrète, effacez tout et rétablissez-la.',
    damaged: 'Les données du verrou de cet appareil sont endommagées. Sans copie de réserve, rien ne peut être ouvert.',
    setTitle: 'Verrouiller cet appareil',
    setWhat:
      'Une phrase secrète chiffre toutes les réponses sur cet appareil. L’application la demande à chaque démarrage et après un temps sans utilisation.',
    required: 'Cet appareil doit être verrouillé avant la première question.',
    again: 'Répétez la phrase secrète',
    hint: (least) => `Au moins ${least} caractères, par exemple quatre mots.`,
    understood: 'Je comprends que sans la phrase secrète plus personne ne peut ouvrir mes réponses.',
    recovery:
      'Faites d’abord une copie de réserve sous une autre phrase secrète : elle seule vous rendra vos réponses si vous oubliez celle-ci.',
    set: 'Verrouiller avec cette phrase secrète',
    said: {
      busy: 'Un instant …',
      short: 'Cette phrase secrète est trop courte.',
      different: 'Les deux phrases secrètes ne sont pas identiques.',
      'not-understood': 'Cochez que vous comprenez ceci.',
      unsaved: 'Tout n’est pas enregistré. Le verrouillage n’est possible que lorsque tout est enregistré.',
      wrong: 'Ce n’est pas la phrase secrète actuelle.',
      failed: 'Cela n’a pas réussi. Rien n’a été modifié.',
      unsupported: 'Cet appareil ou ce navigateur ne le permet pas.',
      changed:
        'La phrase secrète a été changée. Les copies de réserve plus anciennes s’ouvrent encore avec la précédente.',
      deviceAdded: 'Cet appareil peut maintenant aussi déverrouiller l’application.',
      deviceRemoved: 'Seule la phrase secrète déverrouille désormais.',
    },
    lockedTitle: 'Verrou',
    isLocked: (minutes) =>
      `Les réponses sur cet appareil sont chiffrées. L’application se verrouille après ${minutes} ${plural('fr', minutes, 'minute', 'minutes')} sans saisie.`,
    sealing: 'Le chiffrement du second stockage sera achevé au prochain démarrage.',
    now: 'Verrouiller maintenant',
    changeTitle: 'Autre phrase secrète',
    current: 'Phrase secrète actuelle',
    change: 'Changer la phrase secrète',
    addDevice: 'Déverrouiller aussi par l’empreinte, le visage ou le code',
    removeDevice: 'Ne plus déverrouiller par l’empreinte, le visage ou le code',
    offTitle: 'Lever le verrou',
    offWhat: 'Les réponses sur cet appareil seront de nouveau lisibles par quiconque a l’appareil.',
    off: 'Lever le verrou',
    backup: 'Enregistrer une copie de réserve',
    backupWhat: 'Elle s’ouvre avec la phrase secrète de cet appareil.',
    otherPassphrase: 'Sous une autre phrase secrète, au cas où vous oublieriez celle de cet appareil',
    residue:
      'Ce qui se trouvait ici avant le verrouillage peut encore être retrouvé pendant un certain temps avec des moyens spécialisés.',
  },

  leaving: {
    receiptsTitle: 'Accusés de réception',
    receipts: (count) => `${count} ${plural('fr', count, 'accusé de réception', 'accusés de réception')}`,
    receivedAt: (when) => `reçue le ${when}`,
    automatic: (days) =>
      `Les enquêtes reçues sont effacées de cet appareil ${days} ${plural('fr', days, 'jour', 'jours')} après réception. Les accusés de réception restent.`,
    title: 'Tout effacer',
    what: 'Efface de cet appareil toutes les enquêtes, réponses, accusés de réception et réglages. L’application elle-même reste.',
    start: 'Tout effacer …',
    undelivered: 'Pas encore envoyées, et perdues pour toujours une fois effacées :',
    undeliveredCount: (count) =>
      `${count} ${plural('fr', count, 'enquête terminée attend', 'enquêtes terminées attendent')} encore d’être ${plural('fr', count, 'envoyée et sera perdue', 'envoyées et seront perdues')} pour toujours.`,
    draft: 'commencée',
    waits: 'terminée, attend d’être envoyée',
    nothing: 'Tout ce qui est terminé a été envoyé. Aucune enquête n’est commencée.',
    unknown: 'L’appareil est verrouillé : les enquêtes commencées ne peuvent pas être montrées.',
    word: 'EFFACER',
    type: (word) => `Tapez ${word} pour confirmer`,
    confirm: 'Tout effacer de cet appareil',
    faults: {
      word: 'Tapez le mot tel qu’il est écrit.',
      held: 'Tout n’a pas pu être effacé : une autre fenêtre de cette application est encore ouverte. Fermez-la et réessayez.',
      failed: 'L’effacement n’a pas réussi.',
    },
  },

  move: {
    title: 'Transférer',
    what: 'Enregistrez cette enquête dans un fichier. Ouvrez-le sur la première page de l’application installée, ou sur un autre appareil.',
    once: 'Ne continuez ensuite que là-bas et supprimez l’enquête ici : de deux copies, une seule est acceptée.',
    care: 'Le fichier contient vos réponses, lisibles par qui le possède. Supprimez-le dès qu’elles sont transférées.',
    save: 'Enregistrer dans un fichier',
    open: 'Choisissez le fichier dans lequel vous avez enregistré l’enquête',
    outcomes: {
      taken: 'L’enquête se trouve maintenant sur cet appareil.',
      already: 'Cette enquête se trouve ou se trouvait déjà sur cet appareil. Rien n’a été remplacé.',
      unreadable: 'Ce fichier ne contient pas d’enquête, ou il est endommagé.',
      unknown: 'Cette application ne connaît pas l’enquête de ce fichier. Actualisez l’application et réessayez.',
      failed: 'L’enquête n’a pas pu être enregistrée sur cet appareil.',
    },
  },

  accessibility: {
    title: 'Accessibilité',
    aim: 'Cette application est conçue pour respecter les règles WCAG 2.2, niveau AA.',
    tried:
      'Chaque page et chaque état ont été contrôlés automatiquement, en quatre langues, en clair et en sombre ; l’enquête entière au clavier seul ; et aussi avec un agrandissement de 400 %, un texte plus espacé et le mode contrasté du système. Aucun organisme indépendant n’a audité l’application.',
    keysTitle: 'Au clavier',
    keys: [
      ['Tab, Maj + Tab', 'vers la question suivante ou précédente'],
      ['Flèches', 'un autre choix ; pour un pourcentage, un de plus ou de moins'],
      ['O, N ou 1, 2', 'oui ou non, avec le curseur sur l’un des deux'],
      ['A, B, C … ou 1, 2, 3 …', 'un choix dans une liste'],
      ['Suppr', 'effacer le choix'],
    ],
    limitsTitle: 'Ce qui n’est pas encore au point',
    limits: [
      'Les titres du questionnaire officiel sont en majuscules ; certains lecteurs d’écran les épellent.',
      'Une impression en PDF n’a un ordre de lecture que dans les navigateurs qui s’en chargent.',
      'L’application n’a pas été essayée par des utilisateurs de chaque lecteur d’écran.',
    ],
    contactTitle: 'Une difficulté ?',
    contact: 'Signalez-la au service d’aide de l’enquête, sur la première page.',
    version: (version) => `Cette déclaration concerne la version ${version} de l’application.`,
  },

  search: {
    title: 'Chercher une question',
    label: 'Un mot, un numéro ou un sujet',
    found: (count) => `${count} ${plural('fr', count, 'question trouvée', 'questions trouvées')}`,
    nothing: 'Aucune question trouvée. Essayez un autre mot, ou choisissez une partie.',
    states: {
      asked: 'à répondre',
      answered: 'répondue',
      waiting: 'attend une question précédente',
      undetermined: 'ne peut être déterminée',
      notApplicable: 'sans objet',
    },
  },

  review: {
    sealed: 'Vos réponses sont chiffrées à la clôture : seule l’institution peut encore les lire.',
    erased:
      'Elles ne sont ensuite plus lisibles sur cet appareil. Enregistrez ou imprimez d’abord une copie. Pour une correction, adressez-vous ensuite au service d’assistance.',
    title: 'Vérifier et terminer',
    intro: 'Vérifiez vos réponses. Une fois l’enquête terminée, elles ne peuvent plus être modifiées.',
    problem: 'Il reste quelque chose à faire',
    unlikely: 'Est-ce exact ?',
    unlikelyHint: 'C’est rare. Corrigez, ou confirmez que c’est exact. Vous pouvez aussi terminer sans confirmation.',
    allConfirmed: 'Confirmé par vous',
    remarkSent: 'Votre remarque (transmise) :',
    remarkKept: 'Votre remarque (reste sur cet appareil) :',
    ready: 'Tout est rempli. Vous pouvez terminer.',
    missing: 'Pas encore répondu :',
    change: 'Modifier',
    blank: 'Non rempli',
    contactReminder: (blank) =>
      `Pas encore rempli dans les données de contact : ${blank}. Ce n’est pas obligatoire, mais cela aide en cas de questions.`,
    complete: 'Terminer et envoyer',
    completing: 'Clôture en cours …',
    unredeemed:
      'Vous pourrez terminer dès que votre invitation aura été récupérée auprès de l’institution. Il faut pour cela une connexion.',
    notComplete: 'Vous ne pouvez terminer que lorsqu’il ne reste plus rien à faire.',
    failed: 'La clôture a échoué. Vos réponses sont enregistrées. Réessayez.',
    movedOn: 'Les réponses ont été modifiées entre-temps. Vérifiez-les et terminez de nouveau.',
  },

  delivery: {
    title: 'Envoi',
    states: {
      queued: 'Terminée et enregistrée sur cet appareil. Sera envoyée dès qu’il y a une connexion.',
      sending: 'Envoi en cours …',
      paused:
        'Le destinataire demande d’abord un accès. Rien ne se perd : dès qu’il est accordé, l’enquête est envoyée.',
      delivered: 'Reçue. L’enquête est arrivée au complet.',
      lost: 'Il n’y a sur cet appareil ni envoi ni accusé de réception pour cette enquête.',
      refused: 'Le destinataire n’a pas accepté cette enquête. Vos réponses sont conservées sur cet appareil.',
    },
    permission: 'Saisissez un autre code ou lien de l’institution : l’enquête sera alors envoyée de nouveau.',
    bound:
      'L’adresse de l’institution a changé depuis votre invitation. Vos réponses restent sur cet appareil jusqu’à ce que l’institution confirme la nouvelle adresse, ou jusqu’à ce que vous saisissiez un nouveau code ou lien.',
    nextAttempt: (last, next) =>
      `Dernière tentative à ${last} : pas d’accusé de réception. Prochaine tentative à ${next}.`,
    attempts: (count) => `${count} ${plural('fr', count, 'tentative', 'tentatives')} jusqu’ici.`,
    sendNow: 'Envoyer maintenant',
    sendAgain: 'Envoyer de nouveau les mêmes réponses',
    save: 'Enregistrer une copie dans un fichier',
    code: 'Accusé de réception',
    receivedAt: (when) => `Reçue le ${when}`,
    copy: 'Voir et imprimer vos réponses',
    keepCode: 'Notez ce code ou prenez-le en photo.',
    completedAt: (when) => `Terminée le ${when}`,
    stay: 'Vous pouvez fermer l’application. Rouvrez-la quand il y a du réseau ; l’envoi se fera alors de lui-même.',
    draft: 'Cette enquête n’est pas encore terminée.',
    reasons: {
      'bad-request': 'La demande était illisible.',
      'malformed-document': 'Les données envoyées étaient illisibles.',
      'digest-required': 'La somme de contrôle manquait.',
      'id-mismatch': 'L’identifiant ne correspondait pas.',
      unauthorised: 'L’institution n’accepte pas l’autorisation avec laquelle cette enquête a été envoyée.',
      forbidden: 'L’autorisation d’envoi concerne un autre dossier.',
      conflict: 'Une autre enquête a déjà été reçue sous cet identifiant.',
      'too-large': 'L’enquête est trop volumineuse.',
      'unsupported-media-type': 'Le destinataire ne connaît pas ce type de message.',
      'invalid-document': 'Le destinataire a trouvé des erreurs dans les réponses.',
      other: 'Le destinataire a donné une raison inconnue.',
    },
    faults: {
      'unknown-item': 'cette question n’existe pas dans l’enquête',
      'wrong-value': 'cette réponse n’est pas une valeur valable',
      'off-route': 'avec ces réponses, cette question devrait être sautée',
      'not-skipped': 'cette question aurait dû être posée',
      'not-undetermined': 'cette question aurait dû être posée',
      'not-asked': 'cette question n’est pas posée',
      unaccounted: 'la réponse manque',
      'counted-twice': 'cette question apparaît deux fois',
      other: 'le destinataire ne l’accepte pas',
    },
  },
  print: {
    action: 'Imprimer',
    purpose:
      'Pour rassembler les données au préalable. Ce papier n’est pas à renvoyer : vous remplissez ensuite l’enquête dans l’application.',
    toDelivery: 'Vers l’envoi',
    faults: {
      unknown: 'Cette version de l’application ne peut pas ouvrir cette enquête.',
      unfetched: 'Cette enquête n’a pas pu être chargée. Réessayez quand il y a une connexion.',
    },
    copy: {
      title: 'Copie de vos réponses',
      draft: 'Pas encore terminée',
      draftNote: 'Voici les réponses jusqu’à présent. Elles ne sont pas encore envoyées et peuvent encore changer.',
      label: 'Entreprise (votre propre dénomination)',
      case: 'Dossier',
      startedAt: 'Commencée le',
      completedAt: 'Terminée le',
      measured: 'Temps mesuré',
      declared: 'Temps déclaré',
      minutes,
      id: 'Identifiant',
      noReceipt: 'Il n’y a pas encore d’accusé de réception.',
      notApplicable: 'sans objet',
      waiting: 'pas encore déterminé : dépend d’une réponse précédente',
      unanswered: 'Pas de réponse :',
      confirmed: (items) => `Confirmé par vous (${items}) :`,
      why: (words) => `Votre explication : ${words}`,
      remarkSent: 'Votre remarque (transmise) :',
      remarkKept: 'Votre remarque (non transmise) :',
    },
  },
};
