using Swarm.Testing;

namespace Swarm.Storage.Tests;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_opening_learns_who_has_it_and_what_to_do()
    {
        using var first = TestStore.OpenDirectory(_folder["data"]);

        var second = DataDirectory.Open(_folder["data"]).ShouldBeOfType<DataDirectoryResult.InUse>();

        second.Owner.ShouldContain($"process {Environment.ProcessId} on {Environment.MachineName}");
        second.Message.ShouldContain(_folder["data"]);
        second.NextStep.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_closed_directory_can_be_opened_again()
    {
        TestStore.OpenDirectory(_folder["data"]).Dispose();

        TestStore.OpenDirectory(_folder["data"]).Dispose();
    }

    [Fact]
    public void Only_its_owner_can_enter_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes exist on Unix only.");
        using var directory = TestStore.OpenDirectory(_folder["data"]);

        ModeOf(directory.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void An_open_folder_with_other_files_is_refused_and_left_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes exist on Unix only.");
        _folder.Write("data/letter.txt", "private");
        SetMode(_folder["data"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead);

        DataDirectory.Open(_folder["data"]).ShouldBeOfType<DataDirectoryResult.Unusable>().NextStep.ShouldNotBeEmpty();

        ModeOf(_folder["data"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead);
    }

    [Fact]
    public void A_file_in_its_place_is_unusable()
    {
        _folder.Write("data", "a file");

        DataDirectory.Open(_folder["data"]).ShouldBeOfType<DataDirectoryResult.Unusable>().Reason.ShouldContain(_folder["data"]);
    }

#pragma warning disable CA1416 // Every caller has skipped on Windows.
    private static UnixFileMode ModeOf(string path) => File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode) => File.SetUnixFileMode(path, mode);
#pragma warning restore CA1416

    [Fact]
    public void Examining_finds_what_opening_would_and_changes_nothing()
    {
        using var folder = new Swarm.Testing.TemporaryFolder();
        DataDirectory.Examine(folder["not/there/yet"]).ShouldBeNull();
        DataDirectory.Examine(folder.Write("file", "x")).ShouldNotBeNull().Reason.ShouldContain("cannot be used");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldHaveSingleItem();
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);

        DataDirectory.Examine(folder.Path).ShouldNotBeNull().ShouldBe(DataDirectory.Open(folder.Path));

        using var open = DataDirectory.Open(folder["data"]).ShouldBeOfType<DataDirectoryResult.Opened>().Directory;
        DataDirectory.Examine(folder["data"]).ShouldBeNull("a running server is no fault");
    }
}
