using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Swarm.Bot.Settings;
using Swarm.GitHub;

namespace Swarm.Bot.Tests.Settings;

public sealed class ServerSettingsReaderTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void A_good_configuration_is_read_in_full()
    {
        using var configuration = new ServerConfiguration();
        configuration["GitHub:BaseUrl"] = "https://ghes.example.com:8443";
        configuration["Anthropic:BaseUrl"] = "http://127.0.0.1:9000";
        configuration["Slots:Agents"] = "3";
        configuration["Slots:Commands"] = "2";
        configuration["AllowUnconfined"] = "false";

        var reading = configuration.Read();

        reading.Faults.ShouldBeEmpty();
        reading.Warnings.ShouldBeEmpty();
        var settings = reading.Settings.ShouldNotBeNull();
        settings.GitHub.AppId.ShouldBe("123456");
        settings.GitHub.PrivateKeyPath.ShouldBe(configuration.Folder["app.pem"]);
        settings.GitHub.PrivateKey.Reveal().ShouldBe(ServerConfiguration.KeyPem);
        settings.GitHub.WebhookSecret!.Reveal().ShouldBe(ServerConfiguration.WebhookSecret);
        GitHubAddress.From(settings.GitHub.BaseUrl).Rest.ShouldBe(new Uri("https://ghes.example.com:8443/api/v3/"));
        settings.Anthropic.ApiKey!.Reveal().ShouldBe("sk-from-the-file");
        settings.Anthropic.BaseUrl.ShouldBe(new Uri("http://127.0.0.1:9000"));
        settings.Data.ShouldBe(configuration.Folder["data"]);
        (settings.AgentSlots, settings.CommandSlots, settings.ClaudePath).ShouldBe((3, 2, null));
    }

    [Fact]
    public void What_is_not_set_has_its_default()
    {
        using var configuration = new ServerConfiguration();
        configuration["Data"] = null;

        var settings = configuration.Read().Settings.ShouldNotBeNull();

        settings.GitHub.BaseUrl.ShouldBe(new Uri("https://github.com"));
        settings.Anthropic.BaseUrl.ShouldBe(new Uri("https://api.anthropic.com"));
        settings.Data.ShouldBe(Path.GetFullPath("swarm-data"));
        (settings.AgentSlots, settings.CommandSlots).ShouldBe((8, Environment.ProcessorCount));
    }

    [Fact]
    public void An_empty_configuration_names_everything_that_is_required()
    {
        var reading = ServerSettingsReader.Read(new ConfigurationBuilder().Build());

        reading.Settings.ShouldBeNull();
        reading.Faults.ShouldBe([
            "Swarm__GitHub__AppId: The App's id is not set. Run swarm setup, or set the id shown on the App's settings page.",
            "Swarm__GitHub__PrivateKeyPath: The App's private key is not set. Run swarm setup, or generate one on the App's settings page and set the path of its file.",
        ], ignoreOrder: true);
        reading.Warnings.Length.ShouldBe(2);
    }

    [Fact]
    public void Every_fault_comes_at_once()
    {
        using var configuration = new ServerConfiguration();
        configuration["GitHub:AppId"] = "my app";
        configuration["GitHub:PrivateKeyPath"] = configuration.Folder["absent.pem"];
        configuration["GitHub:BaseUrl"] = "github.example.com";
        configuration["Anthropic:BaseUrl"] = "ftp://example.com";
        configuration["Slots:Agents"] = "0";
        configuration["Slots:Commands"] = "many";
        configuration["AllowUnconfined"] = "perhaps";
        configuration["Agents:ClaudePath"] = configuration.Folder["no-claude"];
        configuration["Data"] = configuration.Folder["app.pem"];

        var reading = configuration.Read();

        reading.Settings.ShouldBeNull();
        reading.Faults.Select(fault => fault.Split(':')[0]).Order(StringComparer.Ordinal).ShouldBe([
            "Swarm__Agents__ClaudePath", "Swarm__AllowUnconfined", "Swarm__Anthropic__BaseUrl", "Swarm__Data", "Swarm__GitHub__AppId",
            "Swarm__GitHub__BaseUrl", "Swarm__GitHub__PrivateKeyPath", "Swarm__Slots__Agents", "Swarm__Slots__Commands",
        ]);
    }

    [Fact]
    public void Without_a_webhook_secret_the_server_starts_and_says_what_follows()
    {
        using var configuration = new ServerConfiguration();
        configuration["GitHub:WebhookSecret"] = " ";

        var reading = configuration.Read();

        reading.Faults.ShouldBeEmpty();
        reading.Settings!.GitHub.WebhookSecret.ShouldBeNull();
        reading.Warnings.ShouldHaveSingleItem().ShouldBe("Swarm__GitHub__WebhookSecret: No secret is set, so every webhook will be refused. Set the secret of the App's webhook.");
    }

    [Fact]
    public void A_missing_key_file_a_folder_and_a_text_that_is_no_key_each_have_their_reason()
    {
        using var configuration = new ServerConfiguration();

        KeyFault(configuration, configuration.Folder["absent.pem"]).ShouldContain("There is no file");
        KeyFault(configuration, configuration.Folder.Path).ShouldContain("is a folder");
        KeyFault(configuration, configuration.SecretFile("text.pem", "not a key")).ShouldContain("does not hold an unencrypted RSA private key in PEM form");
        KeyFault(configuration, configuration.SecretFile("long.pem", new string('x', 65 * 1024))).ShouldContain("is longer than 65536 bytes");
    }

    [Fact]
    public void A_public_an_encrypted_and_an_elliptic_key_are_no_private_rsa_key()
    {
        using var configuration = new ServerConfiguration();
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create();
        var encrypted = rsa.ExportEncryptedPkcs8PrivateKeyPem("password", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1_000));

        foreach (var pem in new[] { rsa.ExportSubjectPublicKeyInfoPem(), encrypted, ec.ExportPkcs8PrivateKeyPem() })
            KeyFault(configuration, configuration.SecretFile("wrong.pem", pem)).ShouldContain("does not hold an unencrypted RSA private key");
        configuration["GitHub:PrivateKeyPath"] = configuration.SecretFile("pkcs8.pem", rsa.ExportPkcs8PrivateKeyPem());
        configuration.Read().Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_key_file_open_to_others_is_refused_with_the_remedy(UnixFileMode open)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes exist on Unix only.");
        using var configuration = new ServerConfiguration();
        ServerConfiguration.SetMode(configuration.Folder["app.pem"], Owner | open);
        ServerConfiguration.SetMode(configuration.Folder["anthropic.key"], Owner | open);

        var faults = configuration.Read().Faults;

        faults.Select(fault => fault.Split(':')[0]).ShouldBe(["Swarm__GitHub__PrivateKeyPath", "Swarm__Anthropic__ApiKeyPath"]);
        faults.ShouldAllBe(fault => fault.Contains($"Run: chmod 600 '{configuration.Folder.Path}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_does_not_hide_the_mode_of_the_file_behind_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes exist on Unix only.");
        using var configuration = new ServerConfiguration();
        File.CreateSymbolicLink(configuration.Folder["link.pem"], configuration.Folder["app.pem"]);
        configuration["GitHub:PrivateKeyPath"] = configuration.Folder["link.pem"];
        configuration.Read().Faults.ShouldBeEmpty();

        ServerConfiguration.SetMode(configuration.Folder["app.pem"], Owner | UnixFileMode.OtherRead);

        configuration.Read().Faults.ShouldHaveSingleItem().ShouldContain("chmod 600");
    }

    [Theory]
    [InlineData("http://ghes.example.com", "unencrypted")]
    [InlineData("https://user:pass-word@ghes.example.com", "carries a name or a password")]
    [InlineData("https://ghes.example.com/?token=pass-word", "has a query or a fragment")]
    [InlineData("/ghes", "is not an absolute http or https address")]
    public void An_address_of_github_must_be_one_that_tokens_may_go_to(string address, string reason)
    {
        using var configuration = new ServerConfiguration();
        configuration["GitHub:BaseUrl"] = address;

        var fault = configuration.Read().Faults.ShouldHaveSingleItem();

        fault.ShouldStartWith("Swarm__GitHub__BaseUrl: ");
        fault.ShouldContain(reason);
        fault.ShouldNotContain("pass-word");
    }

    [Fact]
    public void A_provider_over_plain_http_is_taken_with_a_warning()
    {
        using var configuration = new ServerConfiguration();
        configuration["Anthropic:BaseUrl"] = "http://proxy.example.com:4000";

        var reading = configuration.Read();

        reading.Settings!.Anthropic.BaseUrl.Port.ShouldBe(4000);
        reading.Warnings.ShouldHaveSingleItem().ShouldStartWith("Swarm__Anthropic__BaseUrl: The address is http");
    }

    [Fact]
    public void The_providers_key_comes_from_one_place_or_none()
    {
        using var configuration = new ServerConfiguration();
        configuration["Anthropic:ApiKey"] = "sk-from-the-environment";
        configuration.Read().Faults.ShouldHaveSingleItem().ShouldBe("Swarm__Anthropic__ApiKey: Both this key and Swarm__Anthropic__ApiKeyPath are set. Remove one of them.");

        configuration["Anthropic:ApiKeyPath"] = null;
        configuration.Read().Settings!.Anthropic.ApiKey!.Reveal().ShouldBe("sk-from-the-environment");

        configuration["Anthropic:ApiKey"] = null;
        var reading = configuration.Read();
        reading.Settings!.Anthropic.ApiKey.ShouldBeNull();
        reading.Warnings.ShouldHaveSingleItem().ShouldStartWith("Swarm__Anthropic__ApiKeyPath: No key is set");
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("two\nlines")]
    public void A_providers_key_that_fits_no_header_is_refused_unseen(string text)
    {
        using var configuration = new ServerConfiguration();
        configuration["Anthropic:ApiKeyPath"] = configuration.SecretFile("bad.key", text);

        var fault = configuration.Read().Faults.ShouldHaveSingleItem();

        fault.ShouldStartWith("Swarm__Anthropic__ApiKeyPath: The key ");
        fault.ShouldNotContain("two");
    }

    [Fact]
    public void Running_outside_the_sandbox_is_refused_as_not_supported()
    {
        using var configuration = new ServerConfiguration();
        configuration["AllowUnconfined"] = "true";

        configuration.Read().Faults.ShouldHaveSingleItem().ShouldStartWith("Swarm__AllowUnconfined: Running agents outside the sandbox is not supported yet.");
    }

    [Fact]
    public void The_claude_program_must_be_executable()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes exist on Unix only.");
        using var configuration = new ServerConfiguration();
        var program = configuration.SecretFile("claude", "#!/bin/sh\n");
        configuration["Agents:ClaudePath"] = program;
        configuration.Read().Faults.ShouldHaveSingleItem().ShouldContain($"chmod +x '{program}'");

        ServerConfiguration.SetMode(program, Owner | UnixFileMode.UserExecute);

        configuration.Read().Settings!.ClaudePath.ShouldBe(program);
    }

    [Fact]
    public void Polling_takes_its_own_pace_and_needs_no_webhook_secret()
    {
        using var configuration = new ServerConfiguration();
        configuration["GitHub:WebhookSecret"] = "";
        (configuration["Deliveries:PollSeconds"], configuration["Deliveries:CheckMinutes"]) = ("3", "20");
        configuration.Read().Settings!.Watch.ShouldBe(new WatchSettings { Deliveries = TimeSpan.FromMinutes(20) });
        configuration.Read().Warnings.ShouldContain(warning => warning.Contains("every webhook will be refused", StringComparison.Ordinal));

        configuration["Deliveries:Poll"] = "true";

        configuration.Read().Settings!.Watch.ShouldBe(new WatchSettings { Polls = true, Deliveries = TimeSpan.FromSeconds(3) });
        configuration.Read().Warnings.ShouldBeEmpty();
        configuration["Deliveries:PollSeconds"] = "3601";
        configuration.Read().Faults.ShouldHaveSingleItem().ShouldContain("'3601' is not a whole number from 1 to 3600.");
    }

    [Fact]
    public void A_misspelt_key_is_warned_of_with_the_nearest_name_and_without_its_value()
    {
        using var configuration = new ServerConfiguration();
        configuration["GitHub:WebhokSecret"] = "hush";

        configuration.Read().Warnings.ShouldHaveSingleItem().ShouldBe("Swarm__GitHub__WebhokSecret: Nothing reads this key. Did you mean Swarm__GitHub__WebhookSecret?");
    }

    [Fact]
    public void Keys_are_read_without_regard_to_case()
    {
        using var configuration = new ServerConfiguration();

        var reading = ServerSettingsReader.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["SWARM:GITHUB:APPID"] = "77", ["SWARM:GITHUB:PRIVATEKEYPATH"] = configuration["GitHub:PrivateKeyPath"] })
            .Build());

        reading.Settings!.GitHub.AppId.ShouldBe("77");
        reading.Warnings.ShouldNotContain(warning => warning.Contains("Nothing reads", StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_are_in_no_text_that_the_settings_can_become()
    {
        using var configuration = new ServerConfiguration();
        var settings = configuration.Read().Settings.ShouldNotBeNull();

        foreach (var text in new[] { settings.ToString(), JsonSerializer.Serialize(settings) })
        {
            text.ShouldContain("123456");
            text.ShouldNotContain(ServerConfiguration.WebhookSecret);
            text.ShouldNotContain("sk-from-the-file");
            text.ShouldNotContain("PRIVATE KEY");
        }
    }

    private static string KeyFault(ServerConfiguration configuration, string path)
    {
        configuration["GitHub:PrivateKeyPath"] = path;
        var fault = configuration.Read().Faults.ShouldHaveSingleItem();
        fault.ShouldStartWith("Swarm__GitHub__PrivateKeyPath: ");
        return fault;
    }

    [Fact]
    public void The_webhook_secret_may_lie_in_a_file_whose_line_break_does_not_count()
    {
        using var configuration = new ServerConfiguration();
        configuration["GitHub:WebhookSecret"] = null;
        configuration["GitHub:WebhookSecretPath"] = configuration.SecretFile("webhook-secret", " a secret \r\n");

        var reading = configuration.Read();

        reading.Faults.ShouldBeEmpty();
        reading.Warnings.ShouldBeEmpty();
        reading.Settings.ShouldNotBeNull().GitHub.WebhookSecret.ShouldNotBeNull().Reveal().ShouldBe(" a secret ");
    }

    [Fact]
    public void A_webhook_secret_in_two_places_or_in_an_empty_file_is_a_fault()
    {
        using var configuration = new ServerConfiguration();
        configuration["GitHub:WebhookSecretPath"] = configuration.SecretFile("webhook-secret", "\n");

        configuration.Read().Faults.ShouldBe([
            "Swarm__GitHub__WebhookSecret: Both this key and Swarm__GitHub__WebhookSecretPath are set. Remove one of them.",
            "Swarm__GitHub__WebhookSecretPath: The file is empty. Put the secret of the App's webhook there.",
        ]);
    }
}
