using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AtoZ.Functions.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DebtArrangements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "InsuranceCurrency",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "InsuranceLimitMinor",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "InsuranceProvedAt",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "InsuredUntil",
                table: "sellers");

            migrationBuilder.AddColumn<string>(
                name: "RestartedAt",
                table: "stages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BouncedAt",
                table: "mails",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StageKey",
                table: "mails",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PaidOutMinor",
                table: "disbursements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "HeldSince",
                table: "debts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InsurerAskedAt",
                table: "debts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RestedSeconds",
                table: "debts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "RestingSince",
                table: "debts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "JoinedAt",
                table: "appeals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "JoinedStatement",
                table: "appeals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "debt_arrangements",
                columns: table => new
                {
                    DebtId = table.Column<string>(type: "TEXT", maxLength: 96, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Instalments = table.Column<int>(type: "INTEGER", nullable: false),
                    InstalmentsCalled = table.Column<int>(type: "INTEGER", nullable: false),
                    RecoveredBeforeMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<string>(type: "TEXT", nullable: false),
                    DueAt = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_debt_arrangements", x => new { x.DebtId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "insurance_certificates",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    SellerId = table.Column<string>(type: "TEXT", nullable: false),
                    Insurer = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<string>(type: "TEXT", nullable: false),
                    ValidUntil = table.Column<string>(type: "TEXT", nullable: false),
                    LimitMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    DeductibleMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insurance_certificates", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_mails_StageKey",
                table: "mails",
                column: "StageKey");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_transactions_Purpose_At",
                table: "ledger_transactions",
                columns: new[] { "Purpose", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_insurance_certificates_SellerId",
                table: "insurance_certificates",
                column: "SellerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "debt_arrangements");

            migrationBuilder.DropTable(
                name: "insurance_certificates");

            migrationBuilder.DropIndex(
                name: "IX_mails_StageKey",
                table: "mails");

            migrationBuilder.DropIndex(
                name: "IX_ledger_transactions_Purpose_At",
                table: "ledger_transactions");

            migrationBuilder.DropColumn(
                name: "RestartedAt",
                table: "stages");

            migrationBuilder.DropColumn(
                name: "BouncedAt",
                table: "mails");

            migrationBuilder.DropColumn(
                name: "StageKey",
                table: "mails");

            migrationBuilder.DropColumn(
                name: "PaidOutMinor",
                table: "disbursements");

            migrationBuilder.DropColumn(
                name: "HeldSince",
                table: "debts");

            migrationBuilder.DropColumn(
                name: "InsurerAskedAt",
                table: "debts");

            migrationBuilder.DropColumn(
                name: "RestedSeconds",
                table: "debts");

            migrationBuilder.DropColumn(
                name: "RestingSince",
                table: "debts");

            migrationBuilder.DropColumn(
                name: "JoinedAt",
                table: "appeals");

            migrationBuilder.DropColumn(
                name: "JoinedStatement",
                table: "appeals");

            migrationBuilder.AddColumn<string>(
                name: "InsuranceCurrency",
                table: "sellers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "InsuranceLimitMinor",
                table: "sellers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "InsuranceProvedAt",
                table: "sellers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InsuredUntil",
                table: "sellers",
                type: "TEXT",
                nullable: true);
        }
    }
}
