using System.Text.RegularExpressions;
using Swarm.Testing;
using YamlDotNet.RepresentationModel;

namespace Swarm.Bot.Tests.Deploy;

public sealed partial class ComposeTests
{
    private static readonly YamlMappingNode Compose = Deployed.Yaml("compose.yaml");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
        var given = ((YamlMappingNode)Bot["environment"]).ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!);

        foreach (var (name, value) in given.Where(pair => Secretive.IsMatch(pair.Key)))
        {
            name.ShouldEndWith("Path");
            value.ShouldStartWith("/run/secrets/");
            Texts(Bot, "secrets").ShouldContain(value["/run/secrets/".Length..]);
        }

        given.Keys.Count(name => Secretive.IsMatch(name)).ShouldBe(3);
        foreach (var secret in ((YamlMappingNode)Compose["secrets"]).Children.Values) Text((YamlMappingNode)secret, "file").ShouldStartWith("./secrets/");
    }

    [Fact]
    public void Every_setting_is_one_that_the_server_reads()
    {
        var names = ((YamlMappingNode)Bot["environment"]).Children.Keys.Select(key => ((YamlScalarNode)key).Value!).ToList();

        names.Where(name => IsRead(name) is false).ShouldBeEmpty();

        static bool IsRead(string name) => Swarm.Bot.Settings.ServerTable.All.Any(key => key.Variable == name);
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

    [GeneratedRegex("Key|Secret|Password|Token|Connection")]
    private static partial Regex Secretive { get; }
}
