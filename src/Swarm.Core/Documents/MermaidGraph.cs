using System.Text;
using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>The task graph as Mermaid, which GitHub draws.</summary>
public static class MermaidGraph
{
    private const int LongestTitle = 40;

    public static string Write(TrackState state)
    {
        var graph = new StringBuilder("```mermaid\ngraph LR\n");
        foreach (var task in state.Tasks)
            graph.Append($"  {task.Id}[\"{task.Id} {Label(task.Title)}\"]:::{Class(TaskStatuses.Of(state, task.Id))}\n");
        foreach (var task in state.Tasks)
            foreach (var on in task.DependsOn)
                graph.Append($"  {on} --> {task.Id}\n");
        graph.Append("  classDef done fill:#1a7f37,color:#fff,stroke:#116329\n  classDef now fill:#bf8700,color:#fff,stroke:#7d4e00\n");
        graph.Append("  classDef stop fill:#cf222e,color:#fff,stroke:#82071e\n  classDef todo fill:#6e7781,color:#fff,stroke:#424a53\n```");
        return graph.ToString();
    }

    private static string Class(Tracks.TaskStatus status) => status switch
    {
        Tracks.TaskStatus.Done => "done",
        Tracks.TaskStatus.Running or Tracks.TaskStatus.Checking or Tracks.TaskStatus.Merging => "now",
        Tracks.TaskStatus.Waiting or Tracks.TaskStatus.Failed => "stop",
        _ => "todo",
    };

    // Letters, digits and plain punctuation only: everything else could end the label or start a directive.
    private static string Label(string title) =>
        MarkdownText.Cut(new string([.. title.Select(c => char.IsLetterOrDigit(c) || " .,-_/()".Contains(c, StringComparison.Ordinal) ? c : ' ')]).Trim(), LongestTitle);
}
