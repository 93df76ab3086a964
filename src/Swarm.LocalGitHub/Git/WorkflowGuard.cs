namespace Swarm.LocalGitHub.Git;

/// <summary>
/// The hook that refuses new commits that touch workflow files unless the pusher may. A hook sees the pushed objects
/// while git still holds them in quarantine, so a refused push leaves nothing behind.
/// </summary>
internal static class WorkflowGuard
{
    /// <summary>Environment variable that tells the hook the pusher may change workflows.</summary>
    public const string Variable = "LOCAL_GITHUB_WORKFLOWS";

    // -c lists, for a merge, only what differs from every parent: taking in the base's own workflows is no change.
    private const string Script = """
        #!/bin/sh
        test "$LOCAL_GITHUB_WORKFLOWS" = write && exit 0
        while read -r old new ref; do
          case "$new" in *[!0]*) ;; *) continue ;; esac
          file=$(git log -c --format= --name-only "$new" --not --all -- .github/workflows | sed -n '/./{p;q;}')
          test -z "$file" && continue
          echo "refusing to allow a GitHub App to create or update workflow \`$file\` without \`workflows\` permission" >&2
          exit 1
        done
        exit 0

        """;

    public static void Install(string repository)
    {
        var hooks = Path.Combine(repository, "hooks");
        Directory.CreateDirectory(hooks);
        var file = Path.Combine(hooks, "pre-receive");
        File.WriteAllText(file, Script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
