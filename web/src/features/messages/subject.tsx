import type { ConversationHeadFragment } from '../../generated/graphql.ts';
import { type Format, type Terms, useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { texts } from './texts.ts';

type Words = (typeof texts)['english'];

/** The record a conversation is about, and where it is shown. */
function subjectOf(subject: ConversationHeadFragment['subject'], t: Words, format: Format, terms: Terms) {
  switch (subject?.__typename) {
    case 'Order':
      return { name: t.order(format.number(subject.number)), href: `/orders/${subject.id}` };
    case 'Stock':
      return { name: subject.drug.name, href: `/stock/${subject.id}` };
    case 'Alert':
      return {
        name: `${terms.alertKind[subject.kind]}: ${subject.stock.drug.name}`,
        href: `/stock/${subject.stock.id}`,
      };
    case 'Drug':
      return { name: subject.name, href: `/stock?q=${encodeURIComponent(subject.name)}` };
    default:
      return null;
  }
}

/** How a conversation is called: by its title, what it is about, or who takes part. */
export function useConversationNames() {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const participants = ({ participants: all }: ConversationHeadFragment) =>
    format.list(
      all.map(({ user, role, pharmacy }) =>
        user ? user.name : [role ? terms.role[role] : '', pharmacy?.name].filter(Boolean).join(', '),
      ),
    );
  const subject = (conversation: ConversationHeadFragment) => subjectOf(conversation.subject, t, format, terms);
  const title = (conversation: ConversationHeadFragment) =>
    conversation.title ?? subject(conversation)?.name ?? participants(conversation);
  return { title, subject, participants };
}
