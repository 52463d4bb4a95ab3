import { change, changed, deleted, letGo, order } from './order.violations.ts';
import {
  another,
  branch,
  branchOrder,
  bytes,
  colleague,
  confirmation,
  insert,
  nextId,
  nobody,
  notice,
  ours,
  purchase,
  type Row,
  reading,
  redaction,
  remark,
  removals,
  rewrites,
  set,
  soughtDrug,
  team,
  theirs,
  under,
  type Violation,
  withdrawn,
} from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of conversations, who takes part in them, messages, and who read and confirmed them.

/** Of what a conversation is: nothing, or one thing of ours at its pharmacy. */
const subjects = {
  nothing: { pharmacy_id: null, order_id: null },
  drug: { pharmacy_id: null, order_id: null, drug_id: ours.drug.id },
  order: {},
  stock: { order_id: null, stock_id: ours.stock.id },
  alert: { order_id: null, alert_id: ours.alert.id },
} satisfies Record<string, Row>;
const placed = ['order', 'stock', 'alert'] as const;

/** A further conversation, in which nothing was said yet. */
const conversation = (otherwise: Row = {}) => another('conversation', otherwise);
const about = (subject: keyof typeof subjects, otherwise: Row = {}) =>
  conversation({ ...subjects[subject], ...otherwise });

const started = (otherwise: Row = {}) => {
  const id = nextId();
  return { id, sql: conversation({ id, ...otherwise }) };
};

/** A further user of ours, of whom nothing is recorded. */
const newcomer = () => {
  const id = nextId();
  const email = `${id}@pharmacy.example`;
  const account = insert('account', { ...ours.account, id, email });
  return { id, sql: `${account}\n${insert('app_user', { ...colleague, id, account_id: id, email })}` };
};
const disable = (table: string, trigger: string) => `ALTER TABLE ${table} DISABLE TRIGGER ${trigger};`;
/** What a further user of ours does, and what then happens to the user. A new id reaches every table that may name the user, in turn. */
const unmade = (deed: (user: { readonly id: string }) => string, ...reachedBefore: readonly string[]) => {
  const user = newcomer();
  const before = ['order_event', ...reachedBefore].map((table) => disable(table, `${table}_append_only`));
  return {
    deleted: [user.sql, deed(user), deleted('app_user', user)].join('\n'),
    renamed: [...before, user.sql, deed(user), change('app_user', user, `id = '${nobody}'`)].join('\n'),
  };
};
/** What belongs to a further conversation that is deleted, were it to be let go. */
const deletedWith = (belonging: (at: { readonly id: string }) => string) => {
  const at = started();
  return [letGo('conversation'), at.sql, belonging(at), deleted('conversation', at)].join('\n');
};

const participant = (otherwise: Row = {}) =>
  another('conversation_participant', { user_id: colleague.id, ...otherwise });
/** A role that takes part, at our pharmacy unless said otherwise. */
const role = (otherwise: Row = {}) =>
  insert('conversation_participant', { ...team, id: nextId(), role: 'MANAGER', ...otherwise });

/** The next message of our conversation unless said otherwise: a text, to be confirmed, or a notice. */
const nextText = (otherwise: Row = {}): Row => ({ ...ours.message, id: nextId(), position: 5, ...otherwise });
const nextNotice = (otherwise: Row = {}): Row => ({ ...notice, id: nextId(), position: 5, ...otherwise });
/** A message that its conversation counts, if not before. */
const written = (message: Row) =>
  [
    insert('message', message),
    `UPDATE conversation SET last_position = greatest(last_position, ${message['position']}) WHERE id = '${message['conversation_id']}';`,
  ].join('\n');
const text = (otherwise: Row = {}) => written(nextText(otherwise));
const notify = (otherwise: Row = {}) => written(nextNotice(otherwise));
/** Has a conversation, ours unless said otherwise, count so many messages. */
const count = (messages: number, at: { readonly id: string } = ours.conversation) =>
  change('conversation', at, `last_position = ${messages}`);
/** A further conversation of so many texts. */
const spoken = (texts: number) => {
  const at = started();
  const said = Array.from({ length: texts }, (_, index) => text({ conversation_id: at.id, position: index + 1 }));
  return { id: at.id, sql: [at.sql, ...said].join('\n') };
};

const read = (otherwise: Row = {}) => insert('conversation_read', { ...reading, position: 4, ...otherwise });
const newMessage = (otherwise: Row = {}) => {
  const id = nextId();
  return { id, sql: text({ id, ...otherwise }) };
};
const confirm = (otherwise: Row = {}) => insert('message_acknowledgement', { ...confirmation, ...otherwise });
/** A further text and its confirmation by a colleague. */
const confirmed = (otherwise: { readonly message?: Row; readonly confirmation?: Row } = {}) => {
  const message = newMessage(otherwise.message);
  return { id: message.id, sql: `${message.sql}\n${confirm({ message_id: message.id, ...otherwise.confirmation })}` };
};

const again = (table: string, row: Row, assignments: string, key = 'id') =>
  insert(table, row).replace(/;$/, ` ON CONFLICT (${key}) DO UPDATE SET ${assignments};`);

const [plain, first] = [started(subjects.nothing), started()];

const conversations: Violation[] = [
  ...placed.map(
    (subject): Violation => [
      `a conversation about our ${subject}, at no pharmacy`,
      about(subject, { pharmacy_id: null }),
      'conversation_place',
    ],
  ),
  ...under({
    conversation_one_subject: {
      'a conversation about an order and a stock': conversation({ stock_id: ours.stock.id }),
      'a conversation about an order and an alert': conversation({ alert_id: ours.alert.id }),
      'a conversation about an order and a drug': conversation({ drug_id: ours.drug.id }),
      'a conversation about a stock and an alert': about('stock', { alert_id: ours.alert.id }),
      'a conversation about a stock and a drug': about('stock', { drug_id: ours.drug.id }),
      'a conversation about an alert and a drug': about('alert', { drug_id: ours.drug.id }),
      'a conversation about all there is': conversation({
        stock_id: ours.stock.id,
        alert_id: ours.alert.id,
        drug_id: ours.drug.id,
      }),
      'a conversation that has a second subject at last, were it not fixed': [
        disable('conversation', 'conversation_identity_fixed'),
        change('conversation', ours.conversation, `drug_id = '${ours.drug.id}'`),
      ].join('\n'),
    },
    conversation_place: {
      'a conversation about nothing, at a pharmacy': about('nothing', { pharmacy_id: ours.pharmacy.id }),
      'a conversation about a drug, at a pharmacy': about('drug', { pharmacy_id: ours.pharmacy.id }),
    },
    conversation_announces: {
      'a conversation about nothing that announces': about('nothing', { announces: 'true' }),
      'a conversation about a drug that announces': about('drug', { announces: 'true' }),
      'a conversation about nothing that announces at last': `${plain.sql}\n${change('conversation', plain, 'announces = true')}`,
    },
    conversation_title_sealed: {
      'a conversation with a title in no bytes': conversation({ title: bytes(0) }),
      'a conversation with a title of no bytes, encrypted': conversation({ title: bytes(32) }),
      'a conversation with a title that is too long, encrypted': conversation({ title: bytes(1301) }),
      'a conversation with a title that is not encrypted': conversation({ title: 'Omeprazole' }),
    },
    conversation_last_position: {
      'a conversation that begins below zero, were it free to': [
        disable('conversation', 'conversation_begins_empty'),
        conversation({ last_position: -1 }),
      ].join('\n'),
      'a conversation that falls below zero, were it free to go back': [
        disable('conversation', 'conversation_counts_up'),
        change('conversation', ours.conversation, 'last_position = -1'),
      ].join('\n'),
    },
    conversation_counts_up: {
      'a position that goes back': change('conversation', ours.conversation, 'last_position = last_position - 1'),
      'a position that goes back to nothing': change('conversation', ours.conversation, 'last_position = 0'),
      'a position that goes below zero': change('conversation', ours.conversation, 'last_position = -1'),
      'a position that goes up with a message and back': `${text()}\n${count(4)}`,
      'a position that goes back with a later message': change(
        'conversation',
        ours.conversation,
        'last_position = 3, last_message_at = now()',
      ),
      'a position that goes back by an upsert': again('conversation', ours.conversation, 'last_position = 1'),
      'a position that goes back by a merge': `MERGE INTO conversation t USING (SELECT '${ours.conversation.id}'::uuid AS id) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET last_position = 1`,
      'positions of which one goes back': [
        first.sql,
        insert('message', nextText({ conversation_id: first.id, position: 1 })),
        set('conversation', 'last_position = CASE last_position WHEN 4 THEN 3 ELSE 1 END'),
      ].join('\n'),
    },
  }),
];

const starter = unmade(({ id }) => conversation({ started_by_id: id }));
const alone = {
  order: { id: nextId() },
  stock: { id: nextId() },
  alert: { id: nextId() },
  drug: { id: nextId() },
};
/** Things that there is nothing of but a conversation. */
const subjectWith = {
  order: `${order(alone.order)}\n${conversation({ order_id: alone.order.id })}`,
  stock: `${another('stock', { ...alone.stock, pharmacy_id: branch.id, drug_id: soughtDrug.id })}\n${about('stock', { stock_id: alone.stock.id, pharmacy_id: branch.id })}`,
  alert: `${another('alert', { ...alone.alert, kind: 'OUT_OF_STOCK' })}\n${about('alert', { alert_id: alone.alert.id })}`,
  drug: `${insert('drug', { ...soughtDrug, ...alone.drug })}\n${about('drug', { drug_id: alone.drug.id })}`,
};

const adder = unmade(({ id }) => participant({ added_by_id: id }));
const member = unmade(({ id }) => participant({ user_id: id }));
const sender = unmade(({ id }) => text({ sender_id: id }));
const redactor = unmade(({ id }) => {
  const message = newMessage();
  return `${message.sql}\n${change('message', message, redaction.replace(colleague.id, id))}`;
});
const reader = unmade(({ id }) => read({ user_id: id }));
const confirmer = unmade(({ id }) => confirm({ user_id: id }), 'conversation_read');
const place = { id: nextId() };
const atPlace = [insert('pharmacy', { ...branch, ...place, code: 'NEW' }), role({ pharmacy_id: place.id })].join('\n');
const gone = confirmed();

const references: Violation[] = [
  ...placed.flatMap((subject): Violation[] => {
    const column = `${subject}_id`;
    const table = subject === 'order' ? 'supply_order' : subject;
    const constraint = `conversation_${column}_pharmacy_id_organization_id_fkey`;
    return [
      [`a conversation about no ${subject}`, about(subject, { [column]: nobody }), constraint],
      [
        `a conversation about our ${subject} at another pharmacy`,
        about(subject, { pharmacy_id: branch.id }),
        constraint,
      ],
      [
        `a conversation about our ${subject} at no pharmacy there is`,
        about(subject, { pharmacy_id: nobody }),
        constraint,
      ],
      [
        `a conversation about our ${subject} at their pharmacy`,
        about(subject, { pharmacy_id: theirs.pharmacy.id }),
        constraint,
      ],
      [
        `a conversation about their ${subject} at our pharmacy`,
        about(subject, { [column]: theirs[table].id }),
        constraint,
      ],
      [
        `a conversation of ours about their ${subject}`,
        about(subject, { [column]: theirs[table].id, pharmacy_id: theirs.pharmacy.id }),
        constraint,
      ],
      [
        `a conversation of theirs about our ${subject}`,
        about(subject, { organization_id: theirs.organization.id, started_by_id: theirs.app_user.id }),
        constraint,
      ],
      [
        subject === 'order'
          ? 'an order with conversations deleted, were it not kept'
          : `our ${subject} with conversations deleted`,
        [subject === 'order' ? letGo('supply_order') : '', subjectWith[subject], deleted(table, alone[subject])].join(
          '\n',
        ),
        constraint,
      ],
    ];
  }),
  ...under({
    conversation_order_id_pharmacy_id_organization_id_fkey: {
      'a conversation about an order of another pharmacy': conversation({ order_id: branchOrder.id }),
    },
    conversation_drug_id_organization_id_fkey: {
      'a conversation about no drug': about('drug', { drug_id: nobody }),
      'a conversation about their drug': about('drug', { drug_id: theirs.drug.id }),
      'a drug with conversations deleted': `${subjectWith.drug}\n${deleted('drug', alone.drug)}`,
    },
    conversation_started_by_id_organization_id_fkey: {
      'a conversation started by nobody': conversation({ started_by_id: nobody }),
      'a conversation started by their user': conversation({ started_by_id: theirs.app_user.id }),
      'a conversation about nothing in their organization': about('nothing', {
        organization_id: theirs.organization.id,
      }),
      'a conversation about nothing in no organization': about('nothing', { organization_id: nobody }),
      'a user with conversations deleted': starter.deleted,
    },
    conversation_participant_conversation_id_organization_id_fkey: {
      'a user who takes part in no conversation': participant({ conversation_id: nobody }),
      'a user who takes part in their conversation': participant({ conversation_id: theirs.conversation.id }),
      'their user who takes part in our conversation, in their organization': participant({
        organization_id: theirs.organization.id,
        user_id: theirs.app_user.id,
        added_by_id: theirs.app_user.id,
      }),
      'a role that takes part in their conversation': role({ conversation_id: theirs.conversation.id }),
      'a conversation with participants deleted, were it not kept': deletedWith(({ id }) =>
        participant({ conversation_id: id }),
      ),
    },
    conversation_participant_user_id_organization_id_fkey: {
      'nobody who takes part': `ALTER TABLE conversation_participant DISABLE TRIGGER conversation_participant_of_person;\n${participant({ user_id: nobody })}`,
      'their user who takes part': participant({ user_id: theirs.app_user.id }),
      'a user who takes part deleted': member.deleted,
    },
    conversation_participant_pharmacy_id_organization_id_fkey: {
      'a role at no pharmacy there is': role({ pharmacy_id: nobody }),
      'a role at their pharmacy': role({ pharmacy_id: theirs.pharmacy.id }),
      'a pharmacy with a role that takes part deleted': `${atPlace}\n${deleted('pharmacy', place)}`,
    },
    conversation_participant_added_by_id_organization_id_fkey: {
      'a user who is added by nobody': participant({ added_by_id: nobody }),
      'a user who is added by their user': participant({ added_by_id: theirs.app_user.id }),
      'a user who is added again by their user': change(
        'conversation_participant',
        ours.conversation_participant,
        `added_by_id = '${theirs.app_user.id}'`,
      ),
      'a user who added somebody deleted': adder.deleted,
    },
    message_conversation_id_organization_id_fkey: {
      'a text in no conversation': text({ conversation_id: nobody }),
      'a text in their conversation': text({ conversation_id: theirs.conversation.id, position: 2 }),
      'their text in our conversation': text({
        organization_id: theirs.organization.id,
        sender_id: theirs.app_user.id,
      }),
      'a notice in no conversation': notify({ conversation_id: nobody }),
      'a notice in their conversation': notify({ conversation_id: theirs.conversation.id, position: 2 }),
      'their notice in our conversation': notify({ organization_id: theirs.organization.id }),
      'a conversation with messages deleted, were it not kept': deletedWith(({ id }) =>
        text({ conversation_id: id, position: 1 }),
      ),
    },
    message_sender_id_organization_id_fkey: {
      'a text by nobody there is': text({ sender_id: nobody }),
      'a text by their user': text({ sender_id: theirs.app_user.id }),
      'a user with messages deleted': sender.deleted,
    },
    message_redacted_by_id_organization_id_fkey: {
      'a text taken away by nobody there is': change('message', ours.message, redaction.replace(colleague.id, nobody)),
      'a text taken away by their user': change(
        'message',
        ours.message,
        redaction.replace(colleague.id, theirs.app_user.id),
      ),
      'a user who took a text away deleted': redactor.deleted,
    },
    conversation_read_conversation_id_organization_id_fkey: {
      'our user who has read their conversation': read({ conversation_id: theirs.conversation.id, position: 1 }),
      'their user who has read our conversation, in their organization': read({
        organization_id: theirs.organization.id,
        user_id: theirs.app_user.id,
      }),
      'a user who has read no conversation, were that not looked at': [
        disable('conversation_read', 'conversation_read_exists'),
        read({ conversation_id: nobody }),
      ].join('\n'),
      // With a message to read it could not be deleted for that message.
      'a conversation with readers deleted, were it not kept and what they read not looked at': [
        disable('conversation_read', 'conversation_read_exists'),
        deletedWith(({ id }) => read({ conversation_id: id, position: 1 })),
      ].join('\n'),
    },
    conversation_read_user_id_organization_id_fkey: {
      'nobody who has read': read({ user_id: nobody }),
      'their user who has read our conversation': read({ user_id: theirs.app_user.id }),
      'a user who has read deleted': reader.deleted,
    },
    message_acknowledgement_message_id_organization_id_fkey: {
      'our user who confirms their message': confirm({ message_id: theirs.message.id }),
      'their user who confirms our message, in their organization': confirm({
        organization_id: theirs.organization.id,
        user_id: theirs.app_user.id,
      }),
      'a user who confirms no message, were that not looked at': [
        disable('message_acknowledgement', 'message_acknowledgement_wanted'),
        confirm({ message_id: nobody }),
      ].join('\n'),
      'a message that was confirmed deleted, were it not kept': [
        letGo('message'),
        gone.sql,
        deleted('message', gone),
      ].join('\n'),
    },
    message_acknowledgement_user_id_organization_id_fkey: {
      'nobody who confirms': confirm({ user_id: nobody }),
      'their user who confirms our message': confirm({ user_id: theirs.app_user.id }),
      'a user who has confirmed deleted': confirmer.deleted,
    },
  }),
];

const participants = under({
  conversation_participant_user_or_role: {
    'a user and a role at once': role({ user_id: colleague.id }),
    'a user and a role at once, at no pharmacy': participant({ role: 'MANAGER' }),
    'neither a user nor a role': participant({ user_id: null }),
    'a pharmacy without a role': role({ role: null }),
    'a user at a pharmacy': participant({ pharmacy_id: ours.pharmacy.id }),
    'a role without a pharmacy': role({ pharmacy_id: null }),
    'a user who has a role at last, were that not fixed': [
      disable('conversation_participant', 'conversation_participant_identity_fixed'),
      change(
        'conversation_participant',
        ours.conversation_participant,
        `role = 'MANAGER', pharmacy_id = '${ours.pharmacy.id}'`,
      ),
    ].join('\n'),
  },
  conversation_participant_conversation_id_user_id_key: {
    'a user twice': participant({ user_id: ours.app_user.id }),
    'a user again, added by another': participant({ user_id: ours.app_user.id, added_by_id: colleague.id }),
    'a user again who has left': [
      change('conversation_participant', ours.conversation_participant, 'left_at = now()'),
      participant({ user_id: ours.app_user.id }),
    ].join('\n'),
    'a user twice, of one statement': insert(
      'conversation_participant',
      { ...ours.conversation_participant, id: nextId(), user_id: colleague.id },
      { ...ours.conversation_participant, id: nextId(), user_id: colleague.id },
    ),
  },
  conversation_participant_conversation_id_role_pharmacy_id_key: {
    'a role at one pharmacy twice': role({ role: team.role }),
    'a role at one pharmacy again that has left': [
      change('conversation_participant', team, 'left_at = now()'),
      role({ role: team.role }),
    ].join('\n'),
  },
});

const identities: Violation[] = [
  ...changed(
    'conversation',
    ours.conversation,
    'conversation_identity_fixed',
    `id = '${nobody}'`,
    `organization_id = '${theirs.organization.id}'`,
    `pharmacy_id = '${branch.id}'`,
    `order_id = '${purchase.id}'`,
    `stock_id = '${ours.stock.id}'`,
    `alert_id = '${ours.alert.id}'`,
    `drug_id = '${ours.drug.id}'`,
    `title = '${bytes(33, '01')}'`,
    `started_by_id = '${colleague.id}'`,
    `created_at = '2020-01-01'`,
  ),
  ...changed(
    'conversation_participant',
    ours.conversation_participant,
    'conversation_participant_identity_fixed',
    `id = '${nobody}'`,
    `organization_id = '${theirs.organization.id}'`,
    `conversation_id = '${theirs.conversation.id}'`,
    `user_id = '${colleague.id}'`,
    `role = 'MANAGER'`,
    `pharmacy_id = '${ours.pharmacy.id}'`,
    `created_at = '2020-01-01'`,
  ),
  ...changed(
    'conversation_participant',
    team,
    'conversation_participant_identity_fixed',
    `role = 'OWNER'`,
    `pharmacy_id = '${branch.id}'`,
    `user_id = '${colleague.id}', role = NULL, pharmacy_id = NULL`,
  ),
  ...under({
    conversation_identity_fixed: {
      'a conversation whose subject is taken away': change(
        'conversation',
        ours.conversation,
        'order_id = NULL, pharmacy_id = NULL',
      ),
      'a conversation that has a subject at last': `${plain.sql}\n${change('conversation', plain, `drug_id = '${ours.drug.id}'`)}`,
      'a conversation whose title is taken away': change('conversation', ours.conversation, 'title = NULL'),
      'a conversation that is given another title with its next message': [
        insert('message', nextText()),
        change('conversation', ours.conversation, `title = '${bytes(33, '01')}', last_position = last_position + 1`),
      ].join('\n'),
      'a conversation that is given another title by an upsert': again(
        'conversation',
        ours.conversation,
        `title = '${bytes(33, '01')}'`,
      ),
      'a conversation moved by a new id of its alert': `${subjectWith.alert}\n${change('alert', alone.alert, `id = '${nobody}'`)}`,
      'a conversation moved by a new id of its drug': `${subjectWith.drug}\n${change('drug', alone.drug, `id = '${nobody}'`)}`,
      'a conversation moved by a new id of who started it': starter.renamed,
    },
    conversation_participant_identity_fixed: {
      'a participant moved by a new id of the user': member.renamed,
      'a participant moved by a new id of the pharmacy': `${atPlace}\n${change('pharmacy', place, `id = '${nobody}'`)}`,
      'a participant who leaves as another': change(
        'conversation_participant',
        ours.conversation_participant,
        `left_at = now(), user_id = '${colleague.id}'`,
      ),
      'a participant made another by an upsert': again(
        'conversation_participant',
        ours.conversation_participant,
        `user_id = '${colleague.id}'`,
        'conversation_id, user_id',
      ),
    },
  }),
];

/** Forms that no state of an order or alert has. */
const strange = {
  'in no letters': '',
  'in small letters': 'approved',
  'of 31 letters': 'A'.repeat(31),
  'with a space': 'CLOSED SHORT',
  'with a hyphen': 'CLOSED-SHORT',
  'with a digit': 'LEVEL2',
  'with an accent': 'ÉTAT',
  'with a line break after it': 'APPROVED\n',
  'with a line break before it': '\nAPPROVED',
  'in two lines': 'APPROVED\nSENT',
};
const inForm = (column: 'notice_from' | 'notice_to') =>
  Object.fromEntries(
    Object.entries(strange).map(([name, form]) => [`a notice with ${column} ${name}`, notify({ [column]: form })]),
  );

const redact = (message: { readonly id: string }, more = '') => change('message', message, `${redaction}${more}`);
const unguarded = disable('message', 'message_fixed');
const free = disable('message', 'message_begins_whole');
const takenAway = { redacted_at: '2024-03-01', redacted_by_id: colleague.id };

const messages: Violation[] = under({
  message_position: {
    'a text at the position 0': text({ position: 0 }),
    'a text at a position below zero': text({ position: -1 }),
    'a notice at the position 0': notify({ position: 0 }),
  },
  message_conversation_id_position_key: {
    'a second text at one position': text({ position: 1 }),
    'a text at the position of a notice': text({ position: notice.position }),
    'a notice at the position of a text': notify({ position: 1 }),
    'a text at the position of one that was taken away': text({ position: withdrawn.position }),
    'two texts at the next position': `${text()}\n${text()}`,
  },
  message_sender_or_notice: {
    'a notice by somebody, with a text': notify({ sender_id: ours.app_user.id, body: bytes(33) }),
    'a text that is a notice as well': text({ notice_kind: 'ORDER_STATUS', notice_to: 'APPROVED' }),
    'a text by nobody': text({ sender_id: null, body: null, acknowledgement_required: 'false' }),
    'a notice of no kind': notify({ notice_kind: null, notice_from: null, notice_to: null }),
  },
  message_body: {
    'a text without a body': text({ body: null }),
    'a text that begins taken away and has its body, were it free to': `${free}\n${text(takenAway)}`,
    'a notice with a body': notify({ body: bytes(33) }),
    'a text whose body is taken away by nobody, at no time': change('message', ours.message, 'body = NULL'),
    'a text that is taken away and keeps its body, were it free to change': [
      unguarded,
      change('message', ours.message, redaction.replace('body = NULL, ', '')),
    ].join('\n'),
    'a text that comes back without a body, were it free to change': [
      unguarded,
      change('message', withdrawn, 'redacted_at = NULL, redacted_by_id = NULL'),
    ].join('\n'),
    'a notice that is given a body, were it free to change': [
      unguarded,
      change('message', notice, `body = '${bytes(33)}'`),
    ].join('\n'),
  },
  message_body_sealed: {
    'a text in no bytes': text({ body: bytes(0) }),
    'a text of no bytes, encrypted': text({ body: bytes(32) }),
    'a text that is too long, encrypted': text({ body: bytes(17_001) }),
    'a text that is not encrypted': text({ body: 'Is it there?' }),
  },
  message_notice: {
    'a notice of no state': notify({ notice_to: null }),
    'a notice of a former state alone': notify({ notice_to: null, notice_from: 'APPROVED' }),
    'a notice of no state at all': notify({ notice_from: null, notice_to: null }),
    'a text with a state': text({ notice_to: 'APPROVED' }),
    'a text with a former state': text({ notice_from: 'PENDING' }),
    'a text with both': text({ notice_from: 'PENDING', notice_to: 'APPROVED' }),
  },
  message_notice_from_form: inForm('notice_from'),
  message_notice_to_form: inForm('notice_to'),
  message_acknowledgement_of_text: {
    'a notice that is to be confirmed': notify({ acknowledgement_required: 'true' }),
    'a notice that is to be confirmed at last, were it free to change': [
      unguarded,
      change('message', notice, 'acknowledgement_required = true'),
    ].join('\n'),
  },
  message_redacted: {
    'a text that begins taken away by nobody, were it free to': `${free}\n${text({ ...takenAway, body: null, redacted_by_id: null })}`,
    'a text taken away at no time': text({ redacted_by_id: ours.app_user.id }),
    'a notice that begins taken away, were it free to': `${free}\n${notify(takenAway)}`,
    'a notice that is taken away': redact(notice),
    'a notice that is taken away at no time': change('message', notice, `redacted_by_id = '${colleague.id}'`),
    'a text that is taken away by nobody': change('message', ours.message, `body = NULL, redacted_at = '2024-03-01'`),
  },
});

const [early, unsaid] = [nextId(), { id: nextId() }];
const [uncounted, unwritten, oneOfTwo] = [started(), started(), started()];

const counts: Violation[] = under({
  message_begins_whole: {
    'a text that begins taken away': text({ ...takenAway, body: null }),
    'a text that begins taken away by its sender': text({
      ...takenAway,
      body: null,
      redacted_by_id: ours.message.sender_id,
    }),
    'a text that begins taken away beside a whole one': [
      insert('message', nextText(), nextText({ ...takenAway, position: 6, body: null })),
      count(6),
    ].join('\n'),
  },
  conversation_begins_empty: {
    'a conversation that begins with 1': conversation({ last_position: 1 }),
    'a conversation that begins with 1, and its text': [
      conversation({ id: early, last_position: 1 }),
      text({ conversation_id: early, position: 1 }),
    ].join('\n'),
    'a conversation that begins with as much as can be counted': conversation({ last_position: 2_147_483_647 }),
    'a conversation about nothing that begins with 1': about('nothing', { last_position: 1 }),
    'a conversation that begins with 1 beside an empty one': insert(
      'conversation',
      { ...ours.conversation, id: nextId() },
      { ...ours.conversation, id: nextId(), last_position: 1 },
    ),
  },
  message_counted: {
    'a text that is not counted': insert('message', nextText()),
    'a notice that is not counted': insert('message', nextNotice()),
    'a first text that is not counted': [
      uncounted.sql,
      insert('message', nextText({ conversation_id: uncounted.id, position: 1 })),
    ].join('\n'),
    'two texts of one statement of which one is counted': [
      insert('message', nextText(), nextText({ position: 6 })),
      count(5),
    ].join('\n'),
    'a text that is counted and one after it that is not': `${text()}\n${insert('message', nextText({ position: 6 }))}`,
    'a text far ahead of the count': insert('message', nextText({ position: 2_147_483_647 })),
    'a text that only another conversation counts so far': `${spoken(5).sql}\n${insert('message', nextText())}`,
    'a text that is not counted and taken away at once': [
      insert('message', nextText({ id: unsaid.id })),
      redact(unsaid),
    ].join('\n'),
  },
  conversation_positions_taken: {
    'a count that rises by one without a message': count(5),
    'a count that rises by two without a message': count(6),
    'a count that rises far ahead': count(2_147_483_647),
    'a first count without a message': `${unwritten.sql}\n${count(1, unwritten)}`,
    'a count that rises by two with the first of them': `${insert('message', nextText())}\n${count(6)}`,
    'a count that rises by two with the second of them': `${insert('message', nextText({ position: 6 }))}\n${count(6)}`,
    'a count that rises by two with the first of them, in two steps': `${text()}\n${count(6)}`,
    'a count that rises by three without the one in between': [
      insert('message', nextText(), nextText({ position: 7 })),
      count(7),
    ].join('\n'),
    'a count that rises by one with the message in another conversation': `${spoken(5).sql}\n${count(5)}`,
    'a count that rises by two with one of the messages in another conversation': [
      spoken(6).sql,
      insert('message', nextText()),
      count(6),
    ].join('\n'),
    'counts of two conversations that rise with the message of one': [
      oneOfTwo.sql,
      insert('message', nextText({ conversation_id: oneOfTwo.id, position: 1 })),
      set('conversation', 'last_position = last_position + 1'),
    ].join('\n'),
    'a count that rises without a message by an upsert': again('conversation', ours.conversation, 'last_position = 5'),
    'a count that rises without a message by a merge': `MERGE INTO conversation t USING (SELECT '${ours.conversation.id}'::uuid AS id) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET last_position = 5`,
  },
});

/** One column after the other, each of which a message keeps. */
const kept = [
  `id = '${nobody}'`,
  `organization_id = '${theirs.organization.id}'`,
  `conversation_id = '${theirs.conversation.id}'`,
  'position = 9',
  `sender_id = '${colleague.id}'`,
  `notice_kind = 'ALERT_OPENED'`,
  `notice_from = 'SENT'`,
  `notice_to = 'SENT'`,
  `created_at = '2020-01-01'`,
];

const messageChanges: Violation[] = [
  ...changed('message', notice, 'message_fixed', ...kept, 'acknowledgement_required = true', 'notice_from = NULL'),
  ...[...kept, 'acknowledgement_required = false'].map(
    (assignment): Violation => [
      `a text that is taken away, with another ${assignment.split(' ')[0]}`,
      redact(ours.message, `, ${assignment}`),
      'message_fixed',
    ],
  ),
  ...under({
    message_fixed: {
      'a text that is to be confirmed at last': redact(remark, ', acknowledgement_required = true'),
      'a text that is changed': change('message', ours.message, `body = '${bytes(33, '01')}'`),
      'a text that becomes longer': change('message', ours.message, `body = body || '${bytes(1)}'`),
      'a text changed in nothing': change('message', ours.message, 'body = body'),
      'a text at another position, its text kept': change('message', ours.message, 'position = 9'),
      'a text that is taken away and keeps its body': change(
        'message',
        ours.message,
        redaction.replace('body = NULL, ', ''),
      ),
      'a text that is taken away and replaced': change(
        'message',
        ours.message,
        redaction.replace('body = NULL', `body = '${bytes(33, '01')}'`),
      ),
      'a text that comes back': change(
        'message',
        withdrawn,
        `body = '${bytes(33)}', redacted_at = NULL, redacted_by_id = NULL`,
      ),
      'a text that comes back without a body': change(
        'message',
        withdrawn,
        'redacted_at = NULL, redacted_by_id = NULL',
      ),
      'a body that comes back to a text that is taken away': change('message', withdrawn, `body = '${bytes(33)}'`),
      'a text that is taken away twice': redact(withdrawn),
      'a text that is taken away again, at another time': change('message', withdrawn, `redacted_at = '2024-03-02'`),
      'a text that is taken away again, by another': change(
        'message',
        withdrawn,
        `redacted_by_id = '${ours.app_user.id}'`,
      ),
      'a text that is taken away twice in one transaction': `${redact(ours.message)}\n${redact(ours.message)}`,
      'a notice that is given a body': change('message', notice, `body = '${bytes(33)}'`),
      'a text that is changed by an upsert': again('message', ours.message, `body = '${bytes(33, '01')}'`),
      'a text that is changed by a merge': `MERGE INTO message t USING (SELECT '${ours.message.id}'::uuid AS id) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET body = '${bytes(33, '01')}'`,
      'texts of which one was taken away before': `UPDATE message SET ${redaction} WHERE id IN ('${ours.message.id}', '${withdrawn.id}')`,
      'a message moved by a new id of its sender': sender.renamed,
      'a message moved by a new id of who took its text away': redactor.renamed,
    },
  }),
];

const empty = started();
const asked = newMessage();
const taken = newMessage();

const marks: Violation[] = [
  ...rewrites('conversation_read', 'read_at', 'conversation_id', 'user_id', 'position'),
  ...rewrites('message_acknowledgement', 'acknowledged_at', 'message_id', 'user_id'),
  ...under({
    conversation_read_position: {
      'a reader of the position 0': read({ position: 0 }),
      'a reader of a position below zero': read({ position: -1 }),
    },
    conversation_read_exists: {
      'a reader of what is not there yet': read({ position: 5 }),
      'a reader of what is far ahead': read({ position: 2_147_483_647 }),
      'a reader of a conversation in which nothing was said': `${empty.sql}\n${read({ conversation_id: empty.id, position: 1 })}`,
      'a reader of no conversation': read({ conversation_id: nobody }),
      'a reader of what is there and of what is not': insert(
        'conversation_read',
        { ...reading, position: 4 },
        { ...reading, position: 5 },
      ),
      'a reader of a message before it is counted': [
        insert('message', nextText()),
        read({ position: 5 }),
        count(5),
      ].join('\n'),
    },
    conversation_read_pkey: {
      'a reader of one position twice': read({ position: reading.position }),
      'a reader of the next position twice': `${read()}\n${read()}`,
    },
    conversation_read_append_only: {
      'TRUNCATE of the readers alone': 'TRUNCATE conversation_read',
      'a reader who has read less': `UPDATE conversation_read SET position = 1 WHERE user_id = '${colleague.id}'`,
      'a reader who has read later': 'UPDATE conversation_read SET read_at = now()',
      'a reader moved by a new id of the user': reader.renamed,
    },
    message_acknowledgement_wanted: {
      'a confirmation by the sender': confirm({ user_id: ours.message.sender_id }),
      'a confirmation of a text that asks for none': confirm({ message_id: remark.id }),
      'a confirmation of a notice': confirm({ message_id: notice.id }),
      'a confirmation of a text that was taken away': confirm({ message_id: withdrawn.id }),
      'a confirmation of a text that is taken away in the same transaction': [
        taken.sql,
        redact(taken),
        confirm({ message_id: taken.id }),
      ].join('\n'),
      'a confirmation of no message': confirm({ message_id: nobody }),
      'a confirmation of a text by another and by its sender': [
        asked.sql,
        insert(
          'message_acknowledgement',
          { ...confirmation, message_id: asked.id },
          { ...confirmation, message_id: asked.id, user_id: ours.message.sender_id },
        ),
      ].join('\n'),
    },
    message_acknowledgement_pkey: {
      'a second confirmation': confirm(),
      'a second confirmation, at another time': confirm({ acknowledged_at: '2024-03-01' }),
    },
    message_acknowledgement_append_only: {
      'TRUNCATE of the confirmations alone': 'TRUNCATE message_acknowledgement',
      'a confirmation at another time': 'UPDATE message_acknowledgement SET acknowledged_at = now()',
      'a confirmation moved by a new id of the user': confirmer.renamed,
    },
  }),
];

const silent = started();

const messageRemovals: Violation[] = [
  ...removals('conversation'),
  ...removals('conversation_participant'),
  ...removals('message'),
  ...under({
    conversation_kept: {
      'a conversation in which nothing was said deleted': `${silent.sql}\n${deleted('conversation', silent)}`,
    },
    conversation_participant_kept: {
      'TRUNCATE of the participants alone': 'TRUNCATE conversation_participant',
      'a participant deleted and added again': `${deleted('conversation_participant', ours.conversation_participant)}\n${insert('conversation_participant', ours.conversation_participant)}`,
    },
    message_kept: {
      'a message that nobody confirmed deleted': deleted('message', remark),
      'a message that was taken away deleted': deleted('message', withdrawn),
      'a message deleted and written otherwise': `${deleted('message', remark)}\n${insert('message', { ...remark, body: bytes(34) })}`,
    },
  }),
];

export const messageViolations = {
  'conversations about too much, or at no place': conversations,
  'references of conversations to nothing, and across organizations': references,
  'participants who are nobody, or twice': participants,
  'changes of identity of conversations and who takes part': identities,
  'messages out of form': messages,
  'messages that nobody counts, and counts of no messages': counts,
  'changes of messages': messageChanges,
  'readers and confirmations of nothing': marks,
  'removals of conversations and of what belongs to them': messageRemovals,
};

const [silentOnes, resumed, elsewhere, secondTalk, inTurn] = [started(), started(), started(), started(), started()];
const soonTaken = newMessage();
const confirmedThenTaken = confirmed();
const toAll = newMessage({ sender_id: colleague.id });

export const messageAccepted: readonly [string, string][] = [
  ...(['nothing', 'drug', ...placed] as const).map((subject): [string, string] => [
    `a conversation about ${subject === 'nothing' ? subject : `our ${subject}`}`,
    about(subject, { title: null }),
  ]),
  ...placed.flatMap((subject): [string, string][] => {
    const later = started(subjects[subject]);
    return [
      [`a conversation about our ${subject} that announces`, about(subject, { announces: 'true' })],
      [
        `a conversation about our ${subject} that announces at last, and no more`,
        [
          later.sql,
          change('conversation', later, 'announces = true'),
          change('conversation', later, 'announces = false'),
        ].join('\n'),
      ],
    ];
  }),
  ['two conversations about one order', `${conversation()}\n${conversation()}`],
  ['a conversation with the shortest title', about('nothing', { title: bytes(33) })],
  ['a conversation with the longest title', about('nothing', { title: bytes(1300) })],
  [
    'a text first and its count later, in one transaction',
    [
      insert('message', nextText()),
      set('conversation', 'last_position = last_position + 1, last_message_at = now(), updated_at = now()'),
    ].join('\n'),
  ],
  ['a count first and its text later, in one transaction', `${count(5)}\n${insert('message', nextText())}`],
  [
    'two texts of one statement, counted at once',
    `${insert('message', nextText(), nextText({ position: 6 }))}\n${count(6)}`,
  ],
  [
    'two texts counted at once before they are there',
    `${count(6)}\n${[6, 5].map((position) => insert('message', nextText({ position }))).join('\n')}`,
  ],
  [
    'two texts of one statement, counted in turn',
    `${insert('message', nextText(), nextText({ position: 6 }))}\n${count(5)}\n${count(6)}`,
  ],
  ['a text and a notice, each counted', `${text()}\n${notify({ position: 6 })}`],
  [
    'texts of two conversations, counted by one statement',
    [
      inTurn.sql,
      insert('message', nextText(), nextText({ conversation_id: inTurn.id, position: 1 })),
      set('conversation', 'last_position = last_position + 1'),
    ].join('\n'),
  ],
  ['a position that stays', set('conversation', 'last_position = last_position, updated_at = now()')],
  [
    'a conversation written as a whole, the same',
    again(
      'conversation',
      ours.conversation,
      'title = excluded.title, order_id = excluded.order_id, last_position = conversation.last_position, updated_at = now()',
    ),
  ],
  ['a second user who takes part', participant()],
  [
    'a user who takes part in a second conversation',
    `${elsewhere.sql}\n${another('conversation_participant', { conversation_id: elsewhere.id })}`,
  ],
  ['a second role at one pharmacy', role()],
  ['a role at a second pharmacy', role({ role: team.role, pharmacy_id: branch.id })],
  [
    'a participant who leaves and is added again by another',
    [
      change('conversation_participant', team, 'left_at = now(), updated_at = now()'),
      change('conversation_participant', team, `left_at = NULL, added_by_id = '${colleague.id}'`),
    ].join('\n'),
  ],
  ['the shortest text', text()],
  ['the longest text', text({ body: bytes(17_000) })],
  [
    'a text at the first position of another conversation',
    `${secondTalk.sql}\n${text({ conversation_id: secondTalk.id, position: 1 })}`,
  ],
  ...['ORDER_STATUS', 'ALERT_OPENED', 'ALERT_CHANGED'].flatMap((notice_kind): [string, string][] => [
    [`a notice of ${notice_kind}`, notify({ notice_kind })],
    [`a notice of ${notice_kind} from nothing`, notify({ notice_kind, notice_from: null, notice_to: 'A' })],
  ]),
  [
    'a notice with the longest states',
    notify({ notice_from: 'A'.repeat(30), notice_to: `${'A'.repeat(15)}_${'Z'.repeat(14)}` }),
  ],
  ['a text that is taken away', redact(remark)],
  ['a text that is taken away in the transaction that wrote it', `${soonTaken.sql}\n${redact(soonTaken)}`],
  ['a text that is taken away after it was confirmed', `${confirmedThenTaken.sql}\n${redact(confirmedThenTaken)}`],
  ['a reader of every position, one after the other', [1, 3, 4].map((position) => read({ position })).join('\n')],
  ['two readers of one position', `${read()}\n${read({ user_id: ours.app_user.id })}`],
  [
    'a reader of what was said in the same transaction',
    [
      resumed.sql,
      text({ conversation_id: resumed.id, position: 1 }),
      read({ conversation_id: resumed.id, position: 1 }),
    ].join('\n'),
  ],
  [
    'confirmations by all but the sender',
    [
      toAll.sql,
      confirm({ message_id: toAll.id, user_id: ours.app_user.id }),
      confirmed({ message: { position: 6 } }).sql,
    ].join('\n'),
  ],
  ['a conversation in which nothing was said', silentOnes.sql],
];
