using System.Text.RegularExpressions;
using Swarm.Bot.Tests.Settings;
using Swarm.Testing;
using YamlDotNet.RepresentationModel;

namespace Swarm.Bot.Tests.Deploy;

public sealed partial class ComposeTests
{
    private static readonly YamlMappingNode Compose = Deployed.Yaml("compose.yaml");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Dictionary<string, string> Given => ((YamlMappingNode)Bot["environment"]).ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!);

    private static YamlMappingNode Bot => (YamlMappingNode)Compose["services"]["bot"];

    /// <summary>Judges by Compose's own schema and by rules of its own.</summary>
    [Fact]
    public async Task The_linter_finds_nothing()
    {
        var (exit, said) = await Deployed.RunAsync([Real.NpmProgram("dclint"), "--max-warnings", "0", Deployed.PathOf("compose.yaml")], Ct);

        exit.ShouldBe(0, said);
    }

    [Fact]
    public void The_bot_is_no_root_has_no_capability_and_writes_only_its_data_and_scratch()
    {
        Text(Bot, "user").ShouldBe("1654:1654");
        Text(Bot, "read_only").ShouldBe("true");
        Texts(Bot, "cap_drop").ShouldBe(["ALL"]);
        Bot.Children.ContainsKey("privileged").ShouldBeFalse();
        Bot.Children.ContainsKey("cap_add").ShouldBeFalse();
        Texts(Bot, "volumes").ShouldBe(["bot-data:/var/lib/swarm"]);
        Texts(Bot, "tmpfs").ShouldHaveSingleItem().ShouldStartWith("/tmp:size=");
        Text(Bot, "mem_limit").ShouldNotBeEmpty();
        int.Parse(Text(Bot, "pids_limit")).ShouldBeGreaterThan(512);
    }

    [Fact]
    public void The_cell_gets_the_options_it_needs_and_no_other()
    {
        Texts(Bot, "security_opt").ShouldBe(["no-new-privileges:true", "seccomp=./seccomp.json", "apparmor=unconfined", "systempaths=unconfined"]);
        File.Exists(Deployed.PathOf("seccomp.json")).ShouldBeTrue();
    }

    [Fact]
    public void Secrets_come_as_files_and_never_as_values()
    {
        foreach (var (name, value) in Given.Where(pair => Secretive.IsMatch(pair.Key)))
        {
            name.ShouldEndWith("Path");
            value.ShouldStartWith("/run/secrets/");
            Texts(Bot, "secrets").ShouldContain(value["/run/secrets/".Length..]);
        }

        Given.Keys.Count(name => Secretive.IsMatch(name)).ShouldBe(3);
        foreach (var value in Given.Values) foreach (var word in (string[])["AccountKey", "Signature"]) value.ShouldNotContain(word);
        foreach (var secret in ((YamlMappingNode)Compose["secrets"]).Children.Values) Text((YamlMappingNode)secret, "file").ShouldStartWith("./secrets/");
    }

    [Fact]
    public void Every_setting_is_one_that_the_server_reads()
    {
        var named = Setting.Matches(Deployed.Text("README.md")).Select(match => match.Value).ToList();

        named.ShouldNotBeEmpty();
        Given.Keys.Concat(named).Except(Swarm.Bot.Settings.ServerTable.All.Select(key => key.Variable)).ShouldBeEmpty();
    }

    [Fact]
    public void The_bot_hears_by_the_queue_beside_it_which_nobody_else_can_reach()
    {
        using var configuration = new ServerConfiguration { ["Queue:Kind"] = Given["Swarm__Queue__Kind"], ["Queue:ConnectionString"] = Given["Swarm__Queue__ConnectionString"] };
        var address = configuration.Read().Settings.ShouldNotBeNull().Queue.ShouldNotBeNull().Address.Uri;

        var emulator = (YamlMappingNode)Compose["services"][address.Host];
        Texts(emulator, "command").ShouldContain("azurite-queue");
        // Its own port, as long as the command names no other.
        Texts(emulator, "command").ShouldNotContain("--queuePort");
        address.Port.ShouldBe(10001);
        Texts(emulator, "networks").ShouldBe(["queue"]);
        Texts(Bot, "networks").ShouldContain("queue");
        Text((YamlMappingNode)Compose["networks"]["queue"], "internal").ShouldBe("true");
        emulator.Children.ContainsKey("ports").ShouldBeFalse();
        Texts(Bot, "depends_on").ShouldBe([address.Host]);
    }

    [Fact]
    public void Health_is_asked_where_a_webhook_would_be_stored_and_the_end_is_waited_for()
    {
        Texts((YamlMappingNode)Bot["healthcheck"], "test")[^1].ShouldBe("http://127.0.0.1:8080/health/ready");
        Text(Bot, "stop_grace_period").ShouldBe("60s");
        Texts(Bot, "ports").ShouldHaveSingleItem().ShouldStartWith("127.0.0.1:");
    }

    [Fact]
    public void Every_foreign_image_is_pinned_by_tag_and_digest_and_none_may_gain_privileges()
    {
        var services = ((YamlMappingNode)Compose["services"]).Children.Values.Cast<YamlMappingNode>().ToList();

        services.Count.ShouldBe(2);
        foreach (var service in services)
        {
            if (service.Children.ContainsKey("image")) Text(service, "image").ShouldMatch(@"^[^@]+:\d+\.\d+\.\d+@sha256:[0-9a-f]{64}$");
            else Text(service, "build").ShouldBe("..");
            Texts(service, "security_opt").ShouldContain("no-new-privileges:true");
            Texts(service, "cap_drop").ShouldBe(["ALL"]);
        }
    }

    private static string Text(YamlMappingNode node, string key) => node[key].ShouldBeOfType<YamlScalarNode>().Value!;

    private static List<string> Texts(YamlMappingNode node, string key) => [.. node[key].ShouldBeOfType<YamlSequenceNode>().Select(each => ((YamlScalarNode)each).Value!)];

    [GeneratedRegex("Key|Secret|Password|Token")]
    private static partial Regex Secretive { get; }

    [GeneratedRegex(@"\bSwarm__\w+")]
    private static partial Regex Setting { get; }
}
