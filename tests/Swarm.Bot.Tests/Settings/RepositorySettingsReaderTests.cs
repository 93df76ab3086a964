using Swarm.Bot.Settings;
using Swarm.Core.Policies;

namespace Swarm.Bot.Tests.Settings;

public sealed class RepositorySettingsReaderTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# nothing but a remark\n")]
    [InlineData("---\n")]
    [InlineData("---\n...\n")]
    [InlineData("{}\n")]
    [InlineData("commands:\n  # build: make\nagents:\n")]
    public void Nothing_said_means_the_defaults(string? yaml)
    {
        var reading = RepositorySettingsReader.Read(yaml);

        reading.Faults.ShouldBeEmpty();
        reading.Settings.ShouldBe(new RepositorySettings { Agents = reading.Settings.Agents });
        reading.Settings.Agents.ShouldBe(new RepositorySettings().Agents);
    }

    [Fact]
    public void Every_key_reaches_its_setting()
    {
        var reading = RepositorySettingsReader.Read("""
            label: build this
            base: release/2.x
            autonomy: until-gates
            ceremony: light
            schedule: { background: 3, foreground: 1, total: 4 }
            budget: { trackUsd: 2.5, dayUsd: 10000, personDayUsd: 0.01, warnAt: 0 }
            agents:
              default: { model: sonnet }
              implementer:
                runner: command
                command: [my-agent, "{brief}", '{report}']
              "release writer": { runner: scripted, model: "4" }
            commands: { build: dotnet build, test: "dotnet test --logger trx", lint: dotnet format --verify-no-changes }
            branchPrefix: bots/swarm
            limits: { agentMinutes: 480, commandMinutes: 1, maxTasks: 500 }
            """);

        reading.Faults.ShouldBeEmpty();
        var settings = reading.Settings;
        settings.Label.ShouldBe("build this");
        settings.Base.ShouldBe("release/2.x");
        settings.Autonomy.ShouldBe(Autonomy.UntilGates);
        settings.Ceremony.ShouldBe(Ceremony.Light);
        settings.Schedule.ShouldBe(new ScheduleLimits(3, 1, 4));
        settings.Budget.ShouldBe(new Budget(2.5m, 10_000m, 0.01m, 0m));
        settings.Commands.ShouldBe(new RepositoryCommands("dotnet build", "dotnet test --logger trx", "dotnet format --verify-no-changes"));
        settings.BranchPrefix.ShouldBe("bots/swarm");
        (settings.AgentMinutes, settings.CommandMinutes, settings.MaxTasks).ShouldBe((480, 1, 500));
        settings.AgentFor("planner").ShouldBe(new AgentChoice("claude-code", "sonnet") { Command = settings.AgentFor("planner").Command });
        settings.AgentFor("implementer").Runner.ShouldBe("command");
        settings.AgentFor("implementer").Command.ShouldBe(["my-agent", "{brief}", "{report}"]);
        settings.AgentFor("release writer").Model.ShouldBe("4");
    }

    [Theory]
    [InlineData("manual", Autonomy.Manual)]
    [InlineData("checkpoint", Autonomy.Checkpoint)]
    [InlineData("until-gates", Autonomy.UntilGates)]
    [InlineData("full", Autonomy.Full)]
    public void Each_autonomy_has_its_name(string name, Autonomy expected) =>
        RepositorySettingsReader.Read($"autonomy: {name}\n").Settings.Autonomy.ShouldBe(expected);

    [Theory]
    [InlineData("auto", Ceremony.Auto)]
    [InlineData("light", Ceremony.Light)]
    [InlineData("full", Ceremony.Full)]
    public void Each_ceremony_has_its_name(string name, Ceremony expected) =>
        RepositorySettingsReader.Read($"ceremony: {name}\n").Settings.Ceremony.ShouldBe(expected);

    [Fact]
    public void A_role_that_is_named_leaves_the_default_agent_as_it_is()
    {
        var settings = RepositorySettingsReader.Read("agents: { reviewer: { model: opus } }\n").Settings;

        settings.AgentFor("implementer").Runner.ShouldBe("claude-code");
        settings.AgentFor("implementer").Model.ShouldBeNull();
        settings.AgentFor("reviewer").Model.ShouldBe("opus");
    }

    [Theory]
    [InlineData("commands:\n  build: |\n    make all\n")]
    [InlineData("commands:\n  build: >\n    make\n    all\n")]
    public void A_block_text_of_one_line_is_one_line(string yaml)
    {
        var reading = RepositorySettingsReader.Read(yaml);

        reading.Faults.ShouldBeEmpty();
        reading.Settings.Commands.Build.ShouldBe("make all");
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_do_not_move_places()
    {
        var reading = RepositorySettingsReader.Read("\uFEFFlabel: go\r\nagent: x\r\n");

        reading.Settings.Label.ShouldBe("go");
        reading.Faults.ShouldHaveSingleItem().ToString().ShouldBe(".github/swarm.yml:2:1: Unknown key 'agent'. Did you mean 'agents'?");
    }

    [Fact]
    public void What_could_be_read_stands_beside_the_faults()
    {
        var reading = RepositorySettingsReader.Read("label: go\nautonomy: ful\n");

        reading.IsSound.ShouldBeFalse();
        reading.Settings.Label.ShouldBe("go");
        reading.Settings.Autonomy.ShouldBe(Autonomy.Checkpoint);
    }

    [Fact]
    public void No_text_however_broken_makes_the_reader_throw()
    {
        const string Whole = "label: a\nagents: { default: { runner: command, command: [a, '{brief}'] } }\nbudget:\n  warnAt: 0.5\ncommands:\n  build: |\n    x\n? [k]\n: *y\n&z w: !t \"q\"\n---\n";
        const string Noise = "{}[]:,&*!|>'\"%@`#?-\n\t \0\u2028~<\uD800a1";
        var random = new Random(20);
        for (var round = 0; round < 5_000; round++)
        {
            var text = Whole.ToCharArray();
            for (var edit = random.Next(1, 6); edit > 0; edit--) text[random.Next(text.Length)] = Noise[random.Next(Noise.Length)];
            var yaml = new string(text)[..random.Next(1, text.Length)];
            var lines = yaml.Split('\n').Length;
            foreach (var fault in RepositorySettingsReader.Read(yaml).Faults)
            {
                fault.Line.ShouldBeInRange(1, lines + 1, yaml);
                fault.Column.ShouldBeGreaterThan(0);
            }
        }
    }
}
