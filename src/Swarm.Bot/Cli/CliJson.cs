using System.Text.Json.Serialization;
using Swarm.Bot.Cli.Config;
using Swarm.Bot.Cli.Doctor;
using Swarm.Bot.Cli.Jobs;
using Swarm.Bot.Cli.Run;
using Swarm.Bot.Cli.Setup;
using Swarm.Bot.Cli.Tracks;

namespace Swarm.Bot.Cli;

/// <summary>The JSON objects of the command line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RefusalJson))]
[JsonSerializable(typeof(ConfigCheckJson))]
[JsonSerializable(typeof(DoctorJson))]
[JsonSerializable(typeof(TrackListJson))]
[JsonSerializable(typeof(TrackShowJson))]
[JsonSerializable(typeof(TrackLogJson))]
[JsonSerializable(typeof(TrackReplayJson))]
[JsonSerializable(typeof(JobListJson))]
[JsonSerializable(typeof(JobReplayJson))]
[JsonSerializable(typeof(RunJson))]
[JsonSerializable(typeof(SetupReportJson))]
internal sealed partial class CliJson : JsonSerializerContext;
