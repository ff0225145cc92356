using Microsoft.EntityFrameworkCore.Migrations;

namespace AtoZ.Functions.Data;

/// <summary>
/// What the database itself refuses about the ledger, whoever asks: a booking that does not sum to zero per currency, one with more
/// or fewer postings than it says, and any change or removal of what was booked (PROCESS §10).
/// </summary>
internal static class LedgerGuards
{
    // SQLite has no check at commit but one: a deferred foreign key. A booking that misses postings keeps a row that refers to nothing.
    private static readonly string[] Sqlite =
    [
        """CREATE TABLE ledger_unfinished (TransactionId INTEGER NOT NULL PRIMARY KEY, Missing INTEGER NOT NULL, Broken INTEGER NOT NULL REFERENCES ledger_nothing (Id) DEFERRABLE INITIALLY DEFERRED);""",
        """CREATE TABLE ledger_nothing (Id INTEGER NOT NULL PRIMARY KEY CHECK (Id = 0));""",
        """
        CREATE TRIGGER ledger_transaction_begins AFTER INSERT ON ledger_transactions BEGIN
          SELECT RAISE(ABORT, 'ledger: a booking has at least two postings') WHERE NEW."PostingCount" < 2;
          INSERT INTO ledger_unfinished VALUES (NEW."Id", NEW."PostingCount", 1);
        END;
        """,
        """
        CREATE TRIGGER ledger_posting_added AFTER INSERT ON ledger_postings BEGIN
          SELECT RAISE(ABORT, 'ledger: the booking is complete; nothing can be added') WHERE NOT EXISTS (SELECT 1 FROM ledger_unfinished WHERE TransactionId = NEW."TransactionId");
          UPDATE ledger_unfinished SET Missing = Missing - 1 WHERE TransactionId = NEW."TransactionId";
          SELECT RAISE(ABORT, 'ledger: the booking does not sum to zero') WHERE
            (SELECT Missing FROM ledger_unfinished WHERE TransactionId = NEW."TransactionId") = 0
            AND EXISTS (SELECT 1 FROM ledger_postings WHERE "TransactionId" = NEW."TransactionId" GROUP BY "Currency" HAVING SUM("AmountMinor") <> 0);
          DELETE FROM ledger_unfinished WHERE TransactionId = NEW."TransactionId" AND Missing = 0;
        END;
        """,
        .. AppendOnly.Sqlite("ledger_transactions", "ledger"),
        .. AppendOnly.Sqlite("ledger_postings", "ledger"),
    ];

    private static readonly string[] Postgres =
    [
        """
        CREATE FUNCTION ledger_booking_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE booking bigint; expected integer; found integer;
        BEGIN
          IF TG_TABLE_NAME = 'ledger_transactions' THEN booking := NEW."Id"; ELSE booking := NEW."TransactionId"; END IF;
          SELECT "PostingCount" INTO expected FROM ledger_transactions WHERE "Id" = booking;
          SELECT COUNT(*) INTO found FROM ledger_postings WHERE "TransactionId" = booking;
          IF expected < 2 OR found <> expected THEN
            RAISE EXCEPTION 'ledger: booking % has % postings and says %', booking, found, expected USING ERRCODE = 'check_violation';
          END IF;
          IF EXISTS (SELECT 1 FROM ledger_postings WHERE "TransactionId" = booking GROUP BY "Currency" HAVING SUM("AmountMinor") <> 0) THEN
            RAISE EXCEPTION 'ledger: booking % does not sum to zero', booking USING ERRCODE = 'check_violation';
          END IF;
          RETURN NULL;
        END $$;
        """,
        """CREATE CONSTRAINT TRIGGER ledger_transaction_is_whole AFTER INSERT ON ledger_transactions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_booking_is_whole();""",
        """CREATE CONSTRAINT TRIGGER ledger_posting_is_whole AFTER INSERT ON ledger_postings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_booking_is_whole();""",
        .. AppendOnly.Postgres("ledger_transactions", "ledger"),
        .. AppendOnly.Postgres("ledger_postings", "ledger"),
    ];

    /// <summary>Adds the guards at the end of a migration; bookings of before are counted first.</summary>
    public static void Add(MigrationBuilder migration)
    {
        migration.Sql("""UPDATE ledger_transactions SET "PostingCount" = (SELECT COUNT(*) FROM ledger_postings WHERE "TransactionId" = ledger_transactions."Id");""");
        foreach (string statement in AppendOnly.IsSqlite(migration) ? Sqlite : Postgres)
        {
            migration.Sql(statement);
        }
    }
}
