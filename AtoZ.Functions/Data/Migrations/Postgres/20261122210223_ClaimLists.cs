using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AtoZ.Functions.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ClaimLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_claims_OrderId",
                table: "claims",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_claims_Outcome_Id",
                table: "claims",
                columns: new[] { "Outcome", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_claims_Status_Id",
                table: "claims",
                columns: new[] { "Status", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_claims_OrderId",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "IX_claims_Outcome_Id",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "IX_claims_Status_Id",
                table: "claims");
        }
    }
}
