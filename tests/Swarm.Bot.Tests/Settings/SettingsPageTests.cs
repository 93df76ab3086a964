using Swarm.Bot.Settings;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Settings;

public sealed class SettingsPageTests
{
    [Fact]
    public void The_committed_page_is_what_the_tables_say()
    {
        var path = Path.Combine(Real.RepositoryRoot, "src", "Swarm.Bot", "Settings", "configuration.md");

        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(SettingsPage.Write(), "write SettingsPage.Write() into the file");
    }

    [Theory]
    [InlineData("| `schedule.background` |", "| 6 | a whole number from 1 to 64 |")]
    [InlineData("| `autonomy` |", "| checkpoint | one of manual, checkpoint, until-gates, full |")]
    [InlineData("| `budget.warnAt` |", "| 0.8 | a share from 0 to 1 |")]
    [InlineData("| `limits.agentMinutes` |", "| 30 | a whole number of minutes from 1 to 480 |")]
    [InlineData("| `Swarm__GitHub__AppId` |", "| none; required |")]
    public void A_row_names_key_default_and_shape(string start, string part) =>
        SettingsPage.Write().Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal)).ShouldContain(part);

    [Fact]
    public void A_key_without_effect_stands_in_no_row_but_in_the_list_of_refusals()
    {
        var lines = SettingsPage.Write().Split('\n');

        lines.ShouldNotContain(line => line.StartsWith("| `preset`", StringComparison.Ordinal));
        lines.Single(line => line.StartsWith("Not supported yet", StringComparison.Ordinal)).ShouldContain("`preset`, `gates`, `spawn`");
    }
}
