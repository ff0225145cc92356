using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AtoZ.Functions.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EvidenceAndFraud : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DeliveredCity",
                table: "order_lines",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TrackingNumber",
                table: "order_lines",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ErasedAt",
                table: "evidence",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Fingerprint",
                table: "evidence",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestId",
                table: "evidence",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Shows",
                table: "evidence",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithheldBecause",
                table: "evidence",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AccountOpenedAt",
                table: "buyers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "evidence_requests",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    ClaimId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Party = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Scope = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Items = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    AskedBy = table.Column<string>(type: "text", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Answered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "fingerprint_bands",
                columns: table => new
                {
                    Band = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<int>(type: "integer", nullable: false),
                    EvidenceId = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fingerprint_bands", x => new { x.Band, x.Value, x.EvidenceId });
                });

            migrationBuilder.CreateTable(
                name: "fraud_snoozes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false),
                    Party = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PartyId = table.Column<string>(type: "text", nullable: false),
                    Comment = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LiftedBy = table.Column<string>(type: "text", nullable: true),
                    LiftedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fraud_snoozes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "legal_holds",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    ClaimId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    PlacedBy = table.Column<string>(type: "text", nullable: false),
                    PlacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LiftedBy = table.Column<string>(type: "text", nullable: true),
                    LiftedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_holds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "party_marks",
                columns: table => new
                {
                    Party = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PartyId = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_marks", x => new { x.Party, x.PartyId, x.Kind, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "reply_times",
                columns: table => new
                {
                    ClaimId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    EvidenceId = table.Column<string>(type: "text", nullable: false),
                    Party = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reply_times", x => new { x.ClaimId, x.EvidenceId });
                });

            migrationBuilder.CreateTable(
                name: "task_leases",
                columns: table => new
                {
                    StageKey = table.Column<string>(type: "text", nullable: false),
                    ClaimId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Holder = table.Column<string>(type: "text", nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_leases", x => x.StageKey);
                });

            migrationBuilder.CreateTable(
                name: "upload_grants",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    ClaimId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Party = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    Shows = table.Column<string>(type: "text", nullable: true),
                    WithheldBecause = table.Column<string>(type: "text", nullable: true),
                    GrantedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EvidenceId = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_upload_grants", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_TrackingNumber",
                table: "order_lines",
                column: "TrackingNumber");

            migrationBuilder.CreateIndex(
                name: "IX_nonces_IssuedAt",
                table: "nonces",
                column: "IssuedAt");

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_keys_CreatedAt",
                table: "idempotency_keys",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_requests_ClaimId_Number",
                table: "evidence_requests",
                columns: new[] { "ClaimId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evidence_requests_ClaimId_Scope_Party",
                table: "evidence_requests",
                columns: new[] { "ClaimId", "Scope", "Party" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evidence_requests_EndedAt",
                table: "evidence_requests",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_fingerprint_bands_EvidenceId",
                table: "fingerprint_bands",
                column: "EvidenceId");

            migrationBuilder.CreateIndex(
                name: "IX_fraud_snoozes_Party_PartyId",
                table: "fraud_snoozes",
                columns: new[] { "Party", "PartyId" });

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_ClaimId",
                table: "legal_holds",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_party_marks_Kind_Hash",
                table: "party_marks",
                columns: new[] { "Kind", "Hash" });

            migrationBuilder.CreateIndex(
                name: "IX_task_leases_ClaimId",
                table: "task_leases",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_upload_grants_ExpiresAt",
                table: "upload_grants",
                column: "ExpiresAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evidence_requests");

            migrationBuilder.DropTable(
                name: "fingerprint_bands");

            migrationBuilder.DropTable(
                name: "fraud_snoozes");

            migrationBuilder.DropTable(
                name: "legal_holds");

            migrationBuilder.DropTable(
                name: "party_marks");

            migrationBuilder.DropTable(
                name: "reply_times");

            migrationBuilder.DropTable(
                name: "task_leases");

            migrationBuilder.DropTable(
                name: "upload_grants");

            migrationBuilder.DropIndex(
                name: "IX_order_lines_TrackingNumber",
                table: "order_lines");

            migrationBuilder.DropIndex(
                name: "IX_nonces_IssuedAt",
                table: "nonces");

            migrationBuilder.DropIndex(
                name: "IX_idempotency_keys_CreatedAt",
                table: "idempotency_keys");

            migrationBuilder.DropColumn(
                name: "DeliveredCity",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "TrackingNumber",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "Fingerprint",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "RequestId",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "Shows",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "WithheldBecause",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "AccountOpenedAt",
                table: "buyers");
        }
    }
}
