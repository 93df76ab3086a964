using System.Security.Cryptography;
using Swarm.Bot.Hosting;
using Swarm.LocalGitHub;

namespace Swarm.Benchmarks.Road;

/// <summary>An App on a local GitHub, and the settings with which <c>serve</c> acts for it.</summary>
internal sealed record ServedApp(LocalApp App, string Secret, Dictionary<string, string> Settings)
{
    public static ServedApp Register(LocalGitHubServer github, string folder, string person)
    {
        using var rsa = RSA.Create(2048);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var app = github.RegisterApp(new AppRegistration("swarm", rsa.ExportSubjectPublicKeyInfoPem(), null, secret, AppPermissions.All, AppPermissions.Events));
        github.CreateUser(person);
        var key = Path.Combine(folder, "app.pem");
        WritePrivate(key, rsa.ExportPkcs8PrivateKeyPem());
        return new ServedApp(app, secret, new Dictionary<string, string>
        {
            ["Swarm__GitHub__AppId"] = $"{app.Id}",
            ["Swarm__GitHub__PrivateKeyPath"] = key,
            ["Swarm__GitHub__WebhookSecret"] = secret,
            ["Swarm__GitHub__BaseUrl"] = github.BaseUrl.ToString(),
        });
    }

    // The server refuses a key that others can read.
    private static void WritePrivate(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
