using System.Text.Json.Serialization;

namespace Swarm.Git;

[JsonSerializable(typeof(Workspace))]
internal sealed partial class WorkspaceJson : JsonSerializerContext;
