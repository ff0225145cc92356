using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AtoZ.Functions.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FraudSignals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ConnectedReviewers",
                table: "sellers",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReturnSerialNumber",
                table: "order_lines",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReturnWeightGrams",
                table: "order_lines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SerialNumber",
                table: "order_lines",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WeightGrams",
                table: "order_lines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MadeWith",
                table: "evidence",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "DisposableMail",
                table: "buyers",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HiddenNetwork",
                table: "buyers",
                type: "boolean",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ConnectedReviewers",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "ReturnSerialNumber",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "ReturnWeightGrams",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "SerialNumber",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "WeightGrams",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "MadeWith",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "DisposableMail",
                table: "buyers");

            migrationBuilder.DropColumn(
                name: "HiddenNetwork",
                table: "buyers");
        }
    }
}
