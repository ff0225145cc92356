using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AtoZ.Functions.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IntakeTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BuyerCountry",
                table: "order_lines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CarrierLostAt",
                table: "order_lines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "InsurerPaidMinor",
                table: "order_lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "SendsItself",
                table: "commands",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "inquiries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    OrderId = table.Column<string>(type: "TEXT", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    BuyerId = table.Column<string>(type: "TEXT", nullable: false),
                    SellerId = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    Remedy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Rating = table.Column<int>(type: "INTEGER", nullable: true),
                    PolicyVersion = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<string>(type: "TEXT", nullable: false),
                    ContactedAt = table.Column<string>(type: "TEXT", nullable: true),
                    FilesItself = table.Column<bool>(type: "INTEGER", nullable: false),
                    RefundedMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    ToldMessages = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NextActor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Deadline = table.Column<string>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inquiries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inquiry_messages",
                columns: table => new
                {
                    InquiryId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Party = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Carrier = table.Column<string>(type: "TEXT", nullable: true),
                    TrackingNumber = table.Column<string>(type: "TEXT", nullable: true),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inquiry_messages", x => new { x.InquiryId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "loss_lines",
                columns: table => new
                {
                    ClaimId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    AskedMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    DepreciationMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    CappedMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    ClaimedMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: true),
                    BoughtAt = table.Column<string>(type: "TEXT", nullable: true),
                    Proofs = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_loss_lines", x => new { x.ClaimId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "statements",
                columns: table => new
                {
                    ClaimId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Party = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statements", x => new { x.ClaimId, x.Number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_inquiries_EndedAt",
                table: "inquiries",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "one_open_inquiry_per_line",
                table: "inquiries",
                columns: new[] { "OrderId", "Line" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inquiries");

            migrationBuilder.DropTable(
                name: "inquiry_messages");

            migrationBuilder.DropTable(
                name: "loss_lines");

            migrationBuilder.DropTable(
                name: "statements");

            migrationBuilder.DropColumn(
                name: "BuyerCountry",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "CarrierLostAt",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "InsurerPaidMinor",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "SendsItself",
                table: "commands");
        }
    }
}
