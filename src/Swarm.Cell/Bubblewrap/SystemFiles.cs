namespace Swarm.Cell;

/// <summary>The few files of <c>/etc</c> that programs ask for, made for the cell: they name nobody of the host.</summary>
internal sealed class SystemFiles : IDisposable
{
    private static readonly string[] Names = ["passwd", "group", "hosts", "nsswitch.conf"];
    private readonly DirectoryInfo _folder;

    public SystemFiles(UserIds user, byte[] filter, string? scratch)
    {
        _folder = ScratchFolder.Make(scratch, "c-");
        File.WriteAllBytes(Filter, filter);
        Write("passwd", $"agent:x:{user.User}:{user.Group}::/home/agent:/bin/sh\n");
        Write("group", $"agent:x:{user.Group}:\n");
        Write("hosts", "127.0.0.1 localhost cell\n::1 localhost\n");
        Write("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n");
    }

    /// <summary>The filter of system calls; not shown inside.</summary>
    public string Filter => Path.Combine(_folder.FullName, "seccomp");

    public IEnumerable<string> Arguments => Names.SelectMany(name => new[] { "--ro-bind", Path.Combine(_folder.FullName, name), "/etc/" + name });

    public void Dispose()
    {
        if (_folder.Exists) _folder.Delete(recursive: true);
        _folder.Refresh();
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
