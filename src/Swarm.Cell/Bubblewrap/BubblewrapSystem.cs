namespace Swarm.Cell;

/// <summary>The host's programs and libraries as a cell shows them: read-only, and of <c>/etc</c> only what holds no secret.</summary>
internal static class BubblewrapSystem
{
    private static readonly string[] TopFolders = ["bin", "sbin", "lib", "lib32", "lib64", "libx32"];
    // Certificates, not the keys that lie beside them: /etc/ssl/private and its like stay outside.
    private static readonly string[] Settings =
        ["/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/pki/tls/certs", "/etc/pki/ca-trust", "/etc/ca-certificates", "/etc/alternatives", "/etc/ld.so.cache"];

    public static string SearchPath => DotnetRoot.Mount is { } dotnet ? $"/usr/local/bin:/usr/bin:/bin:{dotnet.Inside}" : "/usr/local/bin:/usr/bin:/bin";

    public static IEnumerable<string> Arguments()
    {
        IEnumerable<string> dotnet = DotnetRoot.Mount is { } mount ? ["--ro-bind", mount.Host, mount.Inside] : [];
        return
        [
            "--ro-bind", "/usr", "/usr",
            .. TopFolders.SelectMany(TopFolder),
            .. Settings.SelectMany(path => new[] { "--ro-bind-try", path, path }),
            .. dotnet,
        ];
    }

    /// <summary>A link where the host has merged it into <c>/usr</c>, a folder where it has not.</summary>
    private static IEnumerable<string> TopFolder(string name)
    {
        var folder = new DirectoryInfo("/" + name);
        if (!folder.Exists) return [];
        return folder.LinkTarget is { } target ? ["--symlink", target, folder.FullName] : ["--ro-bind", folder.FullName, folder.FullName];
    }
}
