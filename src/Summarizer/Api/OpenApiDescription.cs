using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Summarizer.Text.Digests;

namespace Summarizer.Api;

/// <summary>The OpenAPI document, generated from the code: from what each endpoint states, and from what holds for all.</summary>
internal static class OpenApiDescription
{
    private const string ProblemJson = "application/problem+json";
    private const string BearerScheme = "bearer";
    private const string HeaderScheme = "apiKey";

    private const string About = """
        Articles in, digests out: a summary, keywords and FAQs, each statement tied to the sentences of the article that it rests on.

        Every GET supports HEAD, has a strong entity tag and honours conditional requests. Unknown or malformed parameters are
        refused, not ignored. Errors are problem details (RFC 9457) whose `type` is stable. Lists continue with the token
        `next`, also sent as `Link: rel="next"`; a page may be short, even empty, and still have a next one.
        """;

    private const string AboutSupport = """
        What was checked of a statement. `verbatim`: the article has its words, in their order. `wording`: the article says it
        in nearly the same words. `facts`: it is in other words than the article; its numbers, names, dates, quotations and
        denials agree with the article, the rest was not checked. `confirmed`: as `facts`, and the model, shown the cited
        sentences again, confirmed it. `unchecked`: nothing.
        """;

    private static readonly Dictionary<string, string> _tags = new(StringComparer.Ordinal)
    {
        ["Articles"] = "Articles and their digests.",
        ["Across articles"] = "Questions and keywords of all articles, and feeds of new digests.",
        ["Health"] = "Whether the service is running, and whether it can work.",
    };

    // What any endpoint may respond with.
    private static readonly ProblemKind[] _always =
    [
        ProblemKind.Unauthorized,
        ProblemKind.Forbidden,
        ProblemKind.TooManyRequests,
        ProblemKind.TooManyGuesses,
        ProblemKind.Internal,
        ProblemKind.StorageUnavailable,
    ];

    // Health needs no key and reports storage in its own way; but pages of other sites are refused.
    private static readonly ProblemKind[] _alwaysOfHealth = [ProblemKind.Forbidden, ProblemKind.Internal];

    public static IServiceCollection AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddOperationTransformer(
                async (operation, context, cancel) =>
                {
                    var metadata = context.Description.ActionDescriptor.EndpointMetadata;
                    DescribeQuery(operation, metadata.OfType<QueryParameters>().SelectMany(p => p.All));
                    AddProblems(operation, metadata.OfType<EndpointProblems>().SelectMany(p => p.Kinds), context);
                    AddPathParameters(operation, metadata.OfType<PathParameter>());
                    AddHeaders(operation, metadata.OfType<HeaderParameter>());
                    DescribeBody(operation);
                    AddSecurity(operation, metadata.OfType<RequiredRole>().Last().Role, context.Document!);
                    foreach (var body in metadata.OfType<RequestBodies>().SelectMany(b => b.All))
                    {
                        await AddBodyAsync(operation, body, context, cancel);
                    }

                    foreach (var response in metadata.OfType<ResponseSchemas>())
                    {
                        ChangeSchema(operation, response, context.Document!);
                    }
                }
            );
            options.AddSchemaTransformer(
                (schema, context, _) =>
                {
                    LeaveOutNull(schema, context.JsonTypeInfo);
                    schema.Type ??= schema.Enum is { Count: > 0 } ? JsonSchemaType.String : null; // else NSwag takes numbers
                    LeaveOutUnwritten(schema, context.JsonTypeInfo.Type);
                    if (Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) == typeof(SupportLevel))
                    {
                        schema.Description = AboutSupport;
                    }

                    return Task.CompletedTask;
                }
            );
            options.AddDocumentTransformer(
                (document, _, _) =>
                {
                    Describe(document);
                    LeaveOutNull(document);
                    return Task.CompletedTask;
                }
            );
        });

    // Absent values are left out of responses: null is never written.
    private static void LeaveOutNull(OpenApiSchema schema, JsonTypeInfo type)
    {
        schema.Type &= ~JsonSchemaType.Null;
        schema.Enum = schema.Enum?.Where(value => value is not null).ToList();
        foreach (var property in type.Properties.Where(p => p.IsGetNullable))
        {
            schema.Required?.Remove(property.Name);
        }
    }

    // A property that may be absent refers to its type or to null, and gets this form after all other changes.
    private static void LeaveOutNull(OpenApiDocument document)
    {
        foreach (var schema in (document.Components?.Schemas?.Values ?? []).OfType<OpenApiSchema>())
        {
            foreach (var (name, property) in schema.Properties?.ToList() ?? [])
            {
                if (property.OneOf is [{ Type: JsonSchemaType.Null }, var value])
                {
                    schema.Properties![name] = value;
                }
            }
        }
    }

    // Values that responses never have are marked so where they are declared.
    private static void LeaveOutUnwritten(OpenApiSchema schema, Type type)
    {
        var unwritten = (Nullable.GetUnderlyingType(type) ?? type)
            .GetFields()
            .Where(f => f.IsLiteral && f.IsDefined(typeof(JsonIgnoreAttribute), inherit: false))
            .Select(f => JsonNamingPolicy.CamelCase.ConvertName(f.Name))
            .ToList();
        schema.Enum = schema.Enum?.Where(value => !unwritten.Contains(value.GetValue<string>())).ToList();
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Summarizer",
            Version = "v1",
            Description = About,
            Contact = new() { Name = "The operator of this server" },
        };
        foreach (var server in document.Servers ?? [])
        {
            server.Url = server.Url?.TrimEnd('/'); // paths begin with one
        }

        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [BearerScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key of this server (setting Api:Keys). A server without keys needs none.",
            },
            [HeaderScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = ApiKeyOptions.Header,
                Description = "The same key in a header of its own.",
            },
        };
        document.Tags = _tags.Select(t => new OpenApiTag { Name = t.Key, Description = t.Value }).ToHashSet();
    }

    private static void AddSecurity(OpenApiOperation operation, AccessRole role, OpenApiDocument document)
    {
        if (role is AccessRole.None)
        {
            return;
        }

        operation.Description += $" Requires the role {role}.";
        operation.Security = // either will do
        [
            new() { [new OpenApiSecuritySchemeReference(BearerScheme, document)] = [] },
            new() { [new OpenApiSecuritySchemeReference(HeaderScheme, document)] = [] },
        ];
    }

    private static void DescribeQuery(OpenApiOperation operation, IEnumerable<QueryParameter> query)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (query.FirstOrDefault(q => IsNameOf(q, parameter)) is not { About: var about } known)
            {
                continue;
            }

            parameter.Name = known.Name;
            parameter.Description = about.Description;
            var schema = (OpenApiSchema)parameter.Schema!;
            schema.Format = about.Format;
            schema.Enum = about.Values.Length == 0 ? null : [.. about.Values.Select(v => (JsonNode)v)];
            parameter.Example =
                schema.Type is JsonSchemaType.Integer
                    ? int.Parse(about.Example, CultureInfo.InvariantCulture)
                    : about.Example;
        }

        static bool IsNameOf(QueryParameter query, OpenApiParameter parameter) =>
            parameter.In is ParameterLocation.Query
            && query.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase);
    }

    private static void AddProblems(
        OpenApiOperation operation,
        IEnumerable<ProblemKind> own,
        OpenApiOperationTransformerContext context
    )
    {
        var isHealth = context.Description.RelativePath?.StartsWith("api/health", StringComparison.Ordinal) == true;
        foreach (var kinds in own.Concat(isHealth ? _alwaysOfHealth : _always).Distinct().GroupBy(k => k.Status))
        {
            var status = kinds.Key.ToString(CultureInfo.InvariantCulture);
            operation.Responses ??= [];
            operation.Responses[status] = new OpenApiResponse
            {
                Description = string.Join(" Or: ", kinds.Select(k => k.Title)),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ProblemJson] = new()
                    {
                        Schema = new OpenApiSchemaReference("ProblemDetails", context.Document),
                        Examples = kinds.ToDictionary(
                            k => k.Name,
                            k => (IOpenApiExample)new OpenApiExample { Summary = k.Title, Value = Example(k) }
                        ),
                    },
                },
            };
        }
    }

    private static JsonObject Example(ProblemKind kind) =>
        new()
        {
            ["type"] = kind.Type,
            ["title"] = kind.Title,
            ["status"] = kind.Status,
            ["detail"] = kind.Example,
        };

    private static void AddHeaders(OpenApiOperation operation, IEnumerable<HeaderParameter> own)
    {
        var isCached = operation.Responses?.ContainsKey("304") == true;
        foreach (var header in isCached ? own.Append(HeaderParameter.IfNoneMatch) : own)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = header.Name,
                    In = ParameterLocation.Header,
                    Description = header.Description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    Example = header.Example,
                }
            );
        }
    }

    // As generators understand it: of any type they would make JSON.
    private static void DescribeBody(OpenApiOperation operation)
    {
        if (operation.RequestBody?.Content?.Remove("*/*") == true)
        {
            operation.RequestBody.Content["application/octet-stream"] = new()
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
            };
        }
    }

    private static async Task AddBodyAsync(
        OpenApiOperation operation,
        RequestBody body,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        IOpenApiSchema schema = new OpenApiSchema { Type = JsonSchemaType.String };
        if (body.Json is { } type)
        {
            context.Document!.AddComponent(
                type.Name,
                await context.GetOrCreateSchemaAsync(type, cancellationToken: cancellationToken)
            );
            schema = new OpenApiSchemaReference(type.Name, context.Document);
        }
        else if (body.MediaType == RequestBody.Form)
        {
            schema = FilesSchema();
        }

        operation.RequestBody ??= new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(),
        };
        operation.RequestBody.Content![body.MediaType] = new() { Schema = schema };
    }

    // Without the fields that it may have: a generator would make each a parameter beside that of the query.
    private static OpenApiSchema FilesSchema() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "file" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["file"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    Description = "The files, each a part with a file name.",
                },
            },
        };

    private static void ChangeSchema(OpenApiOperation operation, ResponseSchemas response, OpenApiDocument document)
    {
        var status = response.Status.ToString(CultureInfo.InvariantCulture);
        foreach (var content in operation.Responses![status].Content!.Values)
        {
            content.Schema = new OpenApiSchema
            {
                OneOf = [.. response.Schemas.Select(name => new OpenApiSchemaReference(name, document))],
            };
        }
    }

    private static void AddPathParameters(OpenApiOperation operation, IEnumerable<PathParameter> own)
    {
        foreach (var parameter in own)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = parameter.Name,
                    In = ParameterLocation.Path,
                    Required = true,
                    Description = parameter.Description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    Example = parameter.Example,
                }
            );
        }

        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter.In is ParameterLocation.Path && parameter.Description is null)
            {
                parameter.Description = "The article's id: 26 characters, as in every response.";
                parameter.Example = "06c1xk7g2m9w4v8q3t5y7z0b1d";
            }
        }
    }
}
