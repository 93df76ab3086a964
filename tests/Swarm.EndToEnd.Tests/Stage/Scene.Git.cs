using Swarm.Git;

namespace Swarm.EndToEnd.Tests.Stage;

/// <content>Looks into the repositories behind the scene.</content>
public sealed partial class Scene
{
    /// <summary>Lines that git prints about GitHub's repository.</summary>
    public Task<string[]> GitAsync(params string[] arguments) => GitAsync(Stage.Repository.GitPath, arguments);

    /// <summary>Lines that git prints about the node's mirror.</summary>
    public Task<string[]> MirrorAsync(params string[] arguments) =>
        GitAsync(Path.Combine(Stage.Folder, "data", "mirrors", $"{Stage.Repository.Id}", "mirror.git"), arguments);

    /// <summary>A file as the track's branch on GitHub has it.</summary>
    public async Task<string> FileAsync(string commit, string path) => string.Join('\n', await GitAsync("show", $"{commit}:{path}"));

    private static async Task<string[]> GitAsync(string folder, string[] arguments)
    {
        var output = await new GitExecutable().RunAsync(new GitCall([.. arguments]) { GitDir = folder }, Ct);
        output.ExitCode.ShouldBe(0, output.Error);
        return output.Text.TrimEnd('\n').Split('\n');
    }
}
