using Swarm.Bot.Settings;

namespace Swarm.Bot.Tests.Settings;

public sealed class SettingsFaultTests
{
    [Theory]
    [InlineData("agent: {}", "1:1: Unknown key 'agent'. Did you mean 'agents'?")]
    [InlineData("Label: x", "1:1: Unknown key 'Label'. Did you mean 'label'?")]
    [InlineData("lable: x", "1:1: Unknown key 'lable'. Did you mean 'label'?")]
    [InlineData("schedule:\n  backgruond: 4", "2:3: Unknown key 'backgruond' in 'schedule'. Did you mean 'background'?")]
    [InlineData("background: 4", "1:1: Unknown key 'background'. Did you mean 'schedule.background'?")]
    [InlineData("schedule.background: 4", "1:1: Unknown key 'schedule.background'. Did you mean 'schedule.background'?")]
    [InlineData("agents:\n  default:\n    modle: x", "3:5: Unknown key 'modle' in 'agents.default'. Did you mean 'model'?")]
    [InlineData("agents:\n  reviwer: { model: x }", "2:3: Unknown role 'reviwer'. Did you mean 'reviewer'?")]
    [InlineData("agents:\n  <role>: { model: x }", "2:3: '<role>' is not a role's name. Use letters, digits, '-', '_' and spaces, at most 40.")]
    [InlineData("<<: { label: x }", "1:1: Unknown key '<<'. Use one of label, base, autonomy, ceremony, schedule, budget, agents, commands, overlap, branchPrefix, limits.")]
    [InlineData("commands: { deploy: x }", "1:13: Unknown key 'deploy' in 'commands'. Use one of build, test, lint.")]
    public void An_unknown_key_gets_the_nearest_name(string yaml, string expected) => Only(yaml, expected);

    [Theory]
    [InlineData("preset: standard", "1:1: Key 'preset'")]
    [InlineData("gates: { index: 0.8 }", "1:1: Key 'gates'")]
    [InlineData("spawn: { policy: safe, budget: 20 }", "1:1: Key 'spawn'")]
    [InlineData("documents: { location: none }", "1:1: Key 'documents'")]
    [InlineData("taskBranches: hidden", "1:1: Key 'taskBranches'")]
    [InlineData("actors: { bots: [] }", "1:1: Key 'actors'")]
    [InlineData("schedule:\n  strategy: continuous", "2:3: Key 'schedule.strategy'")]
    [InlineData("commands:\n  setup: dotnet restore", "2:3: Key 'commands.setup'")]
    [InlineData("commands:\n  typecheck: tsc", "2:3: Key 'commands.typecheck'")]
    [InlineData("commands:\n  lintFix: x", "2:3: Key 'commands.lintFix'")]
    public void A_key_that_nothing_obeys_yet_is_refused(string yaml, string expected) => Only(yaml, $"{expected} is not supported yet. Remove it.");

    [Theory]
    [InlineData("label: [a]", "1:8: 'label' takes one value, not a list. Give a label's name: one line, at most 50 characters.")]
    [InlineData("autonomy:\n  full: true", "2:3: 'autonomy' takes one value, not keys below it. Give one of manual, checkpoint, until-gates, full.")]
    [InlineData("label:", "1:7: 'label' has no value. Give a label's name: one line, at most 50 characters, or remove the line.")]
    [InlineData("base: null", "1:7: 'base' has no value. Give a branch's name, without 'refs/heads/', or remove the line.")]
    [InlineData("schedule: 4", "1:11: 'schedule' must hold keys. Write 'key: value' with one of background, foreground, total.")]
    [InlineData("agents:\n  default: claude-code", "2:12: 'agents.default' must hold keys. Write 'key: value' with one of runner, model, command.")]
    [InlineData("- label", "1:1: The file must hold keys. Write 'key: value' with one of label, base, autonomy, ceremony, schedule, budget, agents, commands, overlap, branchPrefix, limits.")]
    [InlineData("schedule: { total: many }", "1:20: 'many' is not a number. Give a whole number from 1 to 64.")]
    [InlineData("schedule: { total: '4' }", "1:20: 'schedule.total' is text in quotes, not a number. Give a whole number from 1 to 64, without quotes.")]
    [InlineData("schedule: { total: 4.5 }", "1:20: '4.5' is not a whole number. Give a whole number from 1 to 64.")]
    [InlineData("schedule: { total: 0x10 }", "1:20: '0x10' is not a number. Give a whole number from 1 to 64.")]
    [InlineData("budget: { trackUsd: 1e3 }", "1:21: '1e3' is not a number. Give US dollars above 0, at most 10,000.")]
    public void A_wrong_type_says_what_is_expected(string yaml, string expected) => Only(yaml, expected);

    [Theory]
    [InlineData("schedule.background", "0", "65", "1", "64")]
    [InlineData("schedule.foreground", "-1", "100", "1", "64")]
    [InlineData("schedule.total", "0", "99999999999999999999999999999999999999", "1", "64")]
    [InlineData("budget.trackUsd", "0", "10000.01", "0.01", "10000")]
    [InlineData("budget.dayUsd", "-5", "10001", "0.01", "10000")]
    [InlineData("budget.personDayUsd", "0.0", "20000", "0.01", "10000")]
    [InlineData("budget.warnAt", "-0.1", "1.01", "0", "1")]
    [InlineData("limits.agentMinutes", "0", "481", "1", "480")]
    [InlineData("limits.commandMinutes", "0", "241", "1", "240")]
    [InlineData("limits.maxTasks", "0", "501", "1", "500")]
    public void A_number_has_limits(string key, string below, string above, string least, string most)
    {
        var (section, name) = (key.Split('.')[0], key.Split('.')[1]);
        foreach (var refused in new[] { below, above })
        {
            var fault = RepositorySettingsReader.Read($"{section}:\n  {name}: {refused}\n").Faults.ShouldHaveSingleItem();
            fault.Line.ShouldBe(2);
            fault.Column.ShouldBe(name.Length + 5);
            fault.Text.ShouldStartWith($"'{key}' is {refused}, which is out of range");
        }

        foreach (var taken in new[] { least, most }) RepositorySettingsReader.Read($"{section}:\n  {name}: {taken}\n").Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("autonomy: ful", "1:11: 'ful' is unknown as 'autonomy'. Did you mean 'full'? It is one of manual, checkpoint, until-gates, full.")]
    [InlineData("autonomy: Full", "1:11: 'Full' is unknown as 'autonomy'. Did you mean 'full'? It is one of manual, checkpoint, until-gates, full.")]
    [InlineData("ceremony: pompous", "1:11: 'pompous' is unknown as 'ceremony'. Give one of auto, light, full.")]
    [InlineData("agents: { default: { runner: claude } }", "1:30: 'claude' is unknown as 'agents.default.runner'. Give one of claude-code, command, scripted.")]
    [InlineData("agents: { default: { runner: claudecode } }", "1:30: 'claudecode' is unknown as 'agents.default.runner'. Did you mean 'claude-code'? It is one of claude-code, command, scripted.")]
    [InlineData("agents: { default: { runner: codex } }", "1:30: 'codex' is not supported yet as 'agents.default.runner'. Give one of claude-code, command, scripted.")]
    [InlineData("agents: { default: { runner: opencode } }", "1:30: 'opencode' is not supported yet as 'agents.default.runner'. Give one of claude-code, command, scripted.")]
    public void An_unknown_choice_gets_the_nearest(string yaml, string expected) => Only(yaml, expected);

    [Theory]
    [InlineData("agents:\n  default:\n    runner: command", "3:13: Runner 'command' of role 'default' has no program to run. Add 'command: [program, argument, …]' beside it.")]
    [InlineData("agents:\n  default:\n    command: [a]", "3:14: Role 'default' has runner 'claude-code', which runs no command of yours. Set 'runner: command', or remove 'command'.")]
    [InlineData("agents: { default: { runner: command, command: [] } }", "1:48: 'agents.default.command' is empty. Give a list: the program, then its arguments.")]
    [InlineData("agents: { default: { runner: command, command: my-agent } }", "1:48: 'agents.default.command' is not a list. Give a list: the program, then its arguments, e.g. [my-agent, '{brief}', '{report}'].")]
    [InlineData("agents: { default: { runner: command, command: [a, [b]] } }", "1:52: 'agents.default.command[1]' takes one value, not a list. Give a text on one line of at most 1,000 characters.")]
    public void A_runner_and_its_command_belong_together(string yaml, string expected) => Only(yaml, expected);

    [Theory]
    [InlineData("commands:\n  build: |\n    one\n    two", "2:10: 'commands.build' is not one line. Give a command on one line of at most 1,000 characters.")]
    [InlineData("commands: { test: \"a\\nb\" }", "1:19: 'commands.test' is not one line. Give a command on one line of at most 1,000 characters.")]
    [InlineData("commands: { test: \"a\\u2028b\" }", "1:19: 'commands.test' is not one line. Give a command on one line of at most 1,000 characters.")]
    [InlineData("commands: { lint: \"a\\eb\" }", "1:19: 'commands.lint' holds a control character. Give a command on one line of at most 1,000 characters.")]
    [InlineData("commands: { lint: ' ' }", "1:19: 'commands.lint' is empty. Give a command on one line of at most 1,000 characters.")]
    [InlineData("commands: { build: [make, all] }", "1:20: 'commands.build' takes one value, not a list. Give a command on one line of at most 1,000 characters.")]
    public void A_command_is_one_line(string yaml, string expected) => Only(yaml, expected);

    [Fact]
    public void Faults_of_all_kinds_come_at_once_in_the_order_of_the_file()
    {
        var faults = RepositorySettingsReader.Read("""
            lable: x
            autonomy: ful
            schedule: { total: 99, total: 3 }
            agents:
              default: &a { runner: command }
              reviewer: *a
            gates: {}
            autonomy: full
            """).Faults;

        faults.Select(fault => (fault.Line, fault.Column)).ShouldBe([(1, 1), (2, 11), (3, 20), (3, 24), (5, 12), (5, 25), (6, 13), (7, 1), (8, 1)]);
        faults.ShouldAllBe(fault => fault.Text.EndsWith('.') && fault.Fix.Length > 0);
    }

    [Fact]
    public void A_quoted_part_of_the_file_is_short_visible_and_on_one_line()
    {
        var key = "a`\\n\\u202e" + new string('x', 500);
        var fault = RepositorySettingsReader.Read($"\"{key}\": 1\n").Faults.ShouldHaveSingleItem();

        fault.Text.ShouldStartWith("Unknown key 'a' ?xxx");
        fault.Text.Length.ShouldBeLessThan(70);
    }

    private static void Only(string yaml, string expected) =>
        RepositorySettingsReader.Read(yaml + "\n").Faults.Select(fault => fault.ToString()).ShouldBe([$".github/swarm.yml:{expected}"]);
}
