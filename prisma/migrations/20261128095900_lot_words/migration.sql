-- New words of enumerations, by themselves: PostgreSQL lets nobody use one in the transaction that adds it.
ALTER TYPE transaction_type ADD VALUE 'SPLIT';
ALTER TYPE notice_kind ADD VALUE 'ORDER_PROMISES_RELEASED';
