using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AtoZ.Functions.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PartyTimeZones : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "sellers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "buyers",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TimeZone",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "TimeZone",
                table: "buyers");
        }
    }
}
