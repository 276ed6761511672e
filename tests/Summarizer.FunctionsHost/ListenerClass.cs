using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Azure.WebJobs;
using Binder = Microsoft.Azure.WebJobs.Binder;

namespace Summarizer.FunctionsHost;

/// <summary>
/// Makes the class <c>Host.Functions</c>, as the Functions host does: a method for each function with a blob or queue trigger, whose
/// attribute is that of the metadata. The listeners find it, and Event Grid's subscription names its methods.
/// </summary>
internal static class ListenerClass
{
    private static readonly Type[] After = [typeof(Binder), typeof(CancellationToken)];

    public static Type Define(IEnumerable<FunctionDefinition> functions)
    {
        var name = new AssemblyName("Host.Functions");
        var type = AssemblyBuilder
            .DefineDynamicAssembly(name, AssemblyBuilderAccess.Run)
            .DefineDynamicModule(name.Name!)
            .DefineType(name.Name!, TypeAttributes.Public, typeof(Forwarder));
        DefineConstructor(type);
        foreach (var function in functions)
        {
            switch (function.TriggerType)
            {
                case "blobTrigger":
                    Define(type, function, typeof(ParameterBindingData), Blob(function));
                    break;
                case "queueTrigger":
                    Define(type, function, typeof(string), Queue(function));
                    break;
            }
        }

        return type.CreateType();
    }

    private static CustomAttributeBuilder Blob(FunctionDefinition function) =>
        Attribute<BlobTriggerAttribute>(
            function["path"],
            new()
            {
                [nameof(BlobTriggerAttribute.Connection)] = function["connection"],
                [nameof(BlobTriggerAttribute.Source)] = Enum.Parse<BlobTriggerSource>(
                    function.Find("source") ?? nameof(BlobTriggerSource.LogsAndContainerScan)
                ),
            }
        );

    private static CustomAttributeBuilder Queue(FunctionDefinition function) =>
        Attribute<QueueTriggerAttribute>(
            function["queueName"],
            new() { [nameof(QueueTriggerAttribute.Connection)] = function["connection"] }
        );

    private static CustomAttributeBuilder Attribute<T>(string argument, Dictionary<string, object> properties) =>
        new(
            typeof(T).GetConstructor([typeof(string)])!,
            [argument],
            [.. properties.Keys.Select(name => typeof(T).GetProperty(name)!)],
            [.. properties.Values]
        );

    private static void DefineConstructor(TypeBuilder type)
    {
        var ofBase = typeof(Forwarder).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single();
        Type[] parameters = [.. ofBase.GetParameters().Select(parameter => parameter.ParameterType)];
        var body = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, parameters)
            .GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Call, ofBase);
        body.Emit(OpCodes.Ret);
    }

    // Task NAME([trigger] input, Binder binder, CancellationToken stop) => ForwardAsync("NAME", input, binder, stop);
    private static void Define(
        TypeBuilder type,
        FunctionDefinition function,
        Type input,
        CustomAttributeBuilder trigger
    )
    {
        var method = type.DefineMethod(function.Name, MethodAttributes.Public, typeof(Task), [input, .. After]);
        method.DefineParameter(1, ParameterAttributes.None, function.Parameter).SetCustomAttribute(trigger);
        method.DefineParameter(2, ParameterAttributes.None, "_binder");
        method.DefineParameter(3, ParameterAttributes.None, "_stop");
        var body = method.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldstr, function.Name);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Ldarg_2);
        body.Emit(OpCodes.Ldarg_3);
        body.Emit(OpCodes.Call, Forwarder.Method);
        body.Emit(OpCodes.Ret);
    }
}
